import {
  type IntegrationChanges,
  type IntegrationModel,
  integrationProvider,
} from "#lib/schemas/integration.ts";
import type { Prisma } from "../../../generated/prisma/client.ts";
import { changeConfiguration } from "../configuration/change-configuration.ts";
import { openAuth, sealAuth } from "../configuration/seal-auth.ts";
import type { ServiceContext } from "../context.ts";
import { validationError } from "../parse-input.ts";
import { findIntegration, type StoredIntegration, WITH_SOURCES } from "./find-integration.ts";
import { checkConfigs } from "./integration-configs.ts";
import { presentIntegration } from "./present-integration.ts";
import { protectSource } from "./protect-source.ts";

/** Changes what the input names; new credentials are at once those of every attached source. */
export async function updateIntegration(
  ctx: ServiceContext,
  { id, ...changes }: IntegrationChanges & { id: string },
): Promise<IntegrationModel> {
  const row = await changeConfiguration(ctx, async (tx) => {
    const stored = await findIntegration(ctx, tx, id);
    const { label, features } = changes;
    const data: Prisma.IntegrationUpdateInput = { updatedAt: ctx.now() };
    if (label !== undefined) data.label = label;
    if (features !== undefined) data.features = [...new Set(features)];
    if (changes.configs !== undefined || changes.provider !== undefined) {
      Object.assign(data, await changeCredentials(ctx, tx, stored, changes));
    }
    return tx.integration.update({ where: { id }, data, include: WITH_SOURCES });
  });
  return presentIntegration(ctx, row);
}

/** Configs that were stored for another provider hold for the new one only if they fit it too. */
async function changeCredentials(
  ctx: ServiceContext,
  tx: Prisma.TransactionClient,
  stored: StoredIntegration,
  changes: IntegrationChanges,
) {
  const { id } = stored;
  const provider = changes.provider ?? integrationProvider.parse(stored.provider);
  const kept = stored.configs ? openAuth(ctx, { id, auth: stored.configs }) : {};
  const configs = checkConfigs(provider, changes.configs ?? kept);
  const sources = await tx.source.findMany({
    where: { projectId: ctx.projectId, integrationId: id, deletedAt: null },
  });
  if (!configs && sources.length > 0) throw validationError(["configs is required"]);
  for (const source of sources) {
    if (configs) await protectSource(ctx, tx, source, { integrationId: id, provider, configs });
  }
  return { provider, configs: configs && sealAuth(ctx, id, configs) };
}
