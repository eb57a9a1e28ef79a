import type { PlatformContext } from "../context.ts";
import { assertPerson } from "../members/assert-person.ts";
import { changeMembers } from "../members/change-members.ts";
import { endMembership } from "../members/end-access.ts";

/** Takes the caller out of their organization. Throws CONFLICT for its last owner. */
export async function leaveOrganization(
  ctx: Pick<PlatformContext, "db" | "caller" | "now">,
): Promise<{ id: string }> {
  const userId = assertPerson(ctx.caller);
  const { organizationId } = ctx.caller;
  await changeMembers(ctx, (tx) => endMembership(tx, { userId, organizationId, now: ctx.now() }));
  return { id: organizationId };
}
