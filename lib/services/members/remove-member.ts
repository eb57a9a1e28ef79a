import { canAssign } from "#lib/domain/permissions.ts";
import { AppError } from "#lib/errors.ts";
import { memberModel } from "#lib/schemas/member.ts";
import type { PlatformContext } from "../context.ts";
import { endSessions } from "../sessions/end-sessions.ts";
import { changeMembers } from "./change-members.ts";
import { endMembership } from "./end-access.ts";
import { findMember } from "./find-member.ts";

/**
 * Removes a member: their sign-ins and command lines are refused from the next request on. Throws NOT_FOUND,
 * FORBIDDEN for an owner when the caller is none, CONFLICT for the last owner.
 */
export async function removeMember(
  ctx: Pick<PlatformContext, "db" | "caller" | "now">,
  { id }: { id: string },
): Promise<{ id: string }> {
  const now = ctx.now();
  const { organizationId, role } = ctx.caller;
  return changeMembers(ctx, async (tx) => {
    const member = await findMember(tx, ctx.caller, id);
    if (!canAssign(role, memberModel.shape.role.parse(member.role))) {
      throw new AppError("FORBIDDEN", "Only an owner may remove an owner");
    }
    await endMembership(tx, { userId: member.userId, organizationId, now });
    await endSessions(ctx, tx, { userId: member.userId });
    return { id };
  });
}
