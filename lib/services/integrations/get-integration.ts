import type { IntegrationModel } from "#lib/schemas/integration.ts";
import { assertMaySeeSecrets } from "../configuration/assert-may-see-secrets.ts";
import type { ServiceContext } from "../context.ts";
import { findDirectlyProtected, WITH_SOURCES } from "./find-integration.ts";
import { presentDirectAuth, presentIntegration } from "./present-integration.ts";

/** Returns an integration, or the one that a source's own authentication amounts to. */
export async function getIntegration(
  ctx: ServiceContext,
  input: { id: string; include?: "config.auth" | undefined },
): Promise<IntegrationModel> {
  assertMaySeeSecrets(ctx, input);
  const { id, include } = input;
  const { prisma } = ctx.db;
  const row = await prisma.integration.findFirst({
    where: { id, projectId: ctx.projectId },
    include: WITH_SOURCES,
  });
  if (row) return presentIntegration(ctx, row, include);
  return presentDirectAuth(ctx, await findDirectlyProtected(ctx, prisma, id), include);
}
