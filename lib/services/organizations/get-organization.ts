import type { OrganizationModel } from "#lib/schemas/organization.ts";
import type { PlatformContext } from "../context.ts";
import { presentOrganization } from "./present-organization.ts";

/** Returns the caller's organization. */
export async function getOrganization(
  ctx: Pick<PlatformContext, "db" | "caller">,
): Promise<OrganizationModel> {
  const where = { id: ctx.caller.organizationId };
  return presentOrganization(await ctx.db.prisma.organization.findUniqueOrThrow({ where }));
}
