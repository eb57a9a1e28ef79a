import { challengeName, ownershipFaults } from "#lib/domain/custom-domains/ownership.ts";
import type { CustomDomainModel } from "#lib/schemas/custom-domain.ts";
import type { CustomDomain } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";
import { assertOwnProject } from "./assert-own-project.ts";
import { presentCustomDomain } from "./present-custom-domain.ts";

/** Lists the project's own hosts, oldest first. Those that wait for their TXT record are checked. */
export async function listCustomDomains(
  ctx: ServiceContext,
  { id: projectId }: { id?: string },
): Promise<CustomDomainModel[]> {
  assertOwnProject(ctx, projectId);
  const rows = await ctx.db.prisma.customDomain.findMany({
    where: { projectId: ctx.projectId },
    orderBy: { id: "asc" },
  });
  return Promise.all(rows.map((row) => checkOwnership(ctx, row)));
}

async function checkOwnership(ctx: ServiceContext, row: CustomDomain): Promise<CustomDomainModel> {
  if (row.activeAt) return presentCustomDomain(row, []);
  const { id, hostname, token } = row;
  const answer = await ctx.resolveTxt(challengeName(hostname));
  const faults = ownershipFaults(hostname, token, answer);
  if (faults.length > 0) return presentCustomDomain(row, faults);
  const now = ctx.now();
  // It may have been deleted while DNS was asked: then it stays so.
  await ctx.db.prisma.customDomain.updateMany({
    where: { id, projectId: ctx.projectId, activeAt: null },
    data: { activeAt: now, updatedAt: now },
  });
  return presentCustomDomain({ ...row, activeAt: now }, []);
}
