import type { OrganizationChanges, OrganizationModel } from "#lib/schemas/organization.ts";
import type { PlatformContext } from "../context.ts";
import { presentOrganization } from "./present-organization.ts";

/** Changes the caller's organization. */
export async function updateOrganization(
  ctx: Pick<PlatformContext, "db" | "caller" | "now">,
  { name, audit_retention_days }: OrganizationChanges,
): Promise<OrganizationModel> {
  const row = await ctx.db.prisma.organization.update({
    where: { id: ctx.caller.organizationId },
    data: {
      ...(name === undefined ? {} : { name }),
      ...(audit_retention_days === undefined ? {} : { auditRetentionDays: audit_retention_days }),
      updatedAt: ctx.now(),
    },
  });
  return presentOrganization(row);
}
