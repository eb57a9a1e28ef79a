import { canAssign, isLower } from "#lib/domain/permissions.ts";
import { AppError } from "#lib/errors.ts";
import { type MemberChanges, type MemberModel, memberModel } from "#lib/schemas/member.ts";
import type { PlatformContext } from "../context.ts";
import { endSessions } from "../sessions/end-sessions.ts";
import { changeMembers } from "./change-members.ts";
import { findMember, presentMember, WITH_USER } from "./find-member.ts";

/**
 * Changes the role of a member, from their next request on. With a lower one they have to sign in again.
 * Throws NOT_FOUND, FORBIDDEN where an owner would have to do it, CONFLICT for the last owner.
 */
export async function updateMember(
  ctx: Pick<PlatformContext, "db" | "caller" | "now">,
  { id, role }: MemberChanges & { id: string },
): Promise<MemberModel> {
  const now = ctx.now();
  return changeMembers(ctx, async (tx) => {
    const member = await findMember(tx, ctx.caller, id);
    const current = memberModel.shape.role.parse(member.role);
    if (!canAssign(ctx.caller.role, current) || !canAssign(ctx.caller.role, role)) {
      throw new AppError("FORBIDDEN", "Only an owner may make owners and change them");
    }
    const data = { role, updatedAt: now };
    const row = await tx.member.update({ where: { id }, data, include: WITH_USER });
    const { userId } = member;
    const exceptId = userId === ctx.caller.userId ? ctx.caller.id : undefined;
    if (isLower(role, current)) await endSessions(ctx, tx, { userId, exceptId });
    return presentMember(row, ctx.caller);
  });
}
