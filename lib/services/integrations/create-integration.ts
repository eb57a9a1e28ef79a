import { ID_PREFIXES, newId } from "#lib/domain/ids.ts";
import type { IntegrationInput, IntegrationModel } from "#lib/schemas/integration.ts";
import { sealAuth } from "../configuration/seal-auth.ts";
import type { ServiceContext } from "../context.ts";
import { WITH_SOURCES } from "./find-integration.ts";
import { checkConfigs } from "./integration-configs.ts";
import { presentIntegration } from "./present-integration.ts";

/** Creates an integration that protects no source yet. Several may have one label. */
export async function createIntegration(
  ctx: ServiceContext,
  input: IntegrationInput,
): Promise<IntegrationModel> {
  const { provider, label = provider.toLowerCase(), features = ["VERIFICATION"] } = input;
  const configs = checkConfigs(provider, input.configs ?? {});
  const now = ctx.now();
  const id = newId(ID_PREFIXES.integration, now.getTime());
  const row = await ctx.db.prisma.integration.create({
    data: {
      id,
      projectId: ctx.projectId,
      label,
      provider,
      features: [...new Set(features)],
      configs: configs && sealAuth(ctx, id, configs),
      createdAt: now,
      updatedAt: now,
    },
    include: WITH_SOURCES,
  });
  return presentIntegration(ctx, row);
}
