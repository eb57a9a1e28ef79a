import type { OrganizationModel, OwnershipTransfer } from "#lib/schemas/organization.ts";
import type { PlatformContext } from "../context.ts";
import { assertPerson } from "../members/assert-person.ts";
import { changeMembers } from "../members/change-members.ts";
import { findMember } from "../members/find-member.ts";
import { presentOrganization } from "./present-organization.ts";

/**
 * Makes another member the owner and the caller, who was it, an admin: at no time is there none. Throws
 * NOT_FOUND, FORBIDDEN when the caller is no owner.
 */
export async function transferOrganization(
  ctx: Pick<PlatformContext, "db" | "caller" | "now">,
  { member_id }: OwnershipTransfer,
): Promise<OrganizationModel> {
  const userId = assertPerson(ctx.caller, { mustBe: "owner" });
  const { organizationId } = ctx.caller;
  return changeMembers(ctx, async (tx) => {
    const heir = await findMember(tx, ctx.caller, member_id);
    const updatedAt = ctx.now();
    await tx.member.updateMany({
      where: { userId, organizationId },
      data: { role: "admin", updatedAt },
    });
    await tx.member.update({ where: { id: heir.id }, data: { role: "owner", updatedAt } });
    return presentOrganization(
      await tx.organization.findUniqueOrThrow({ where: { id: organizationId } }),
    );
  });
}
