import { AppError } from "#lib/errors.ts";
import type { IntegrationProvider } from "#lib/schemas/integration.ts";
import { authTypesOf, sourceType } from "#lib/schemas/source-type.ts";
import type { Prisma, Source } from "../../../generated/prisma/client.ts";
import { NO_AUTH, sealAuth } from "../configuration/seal-auth.ts";
import type { ServiceContext } from "../context.ts";

type Tx = Prisma.TransactionClient;
type Credentials = {
  integrationId: string;
  provider: IntegrationProvider;
  configs: Record<string, unknown>;
};

function assertFits(source: Source, provider: IntegrationProvider) {
  const type = sourceType.parse(source.type);
  const choices: readonly string[] = authTypesOf(type) ?? [type];
  if (choices.includes(provider)) return;
  const message = `A source of type ${type} cannot be protected by ${provider}.`;
  throw new AppError("UNPROCESSABLE", message, { source_id: source.id });
}

/** Makes the credentials of an integration those of a source. Throws UNPROCESSABLE where they do not fit. */
export async function protectSource(
  ctx: ServiceContext,
  tx: Tx,
  source: Source,
  { integrationId, provider, configs }: Credentials,
): Promise<void> {
  assertFits(source, provider);
  const auth = sealAuth(ctx, source.id, configs);
  await tx.source.update({
    where: { id: source.id },
    data: { ...NO_AUTH, authType: provider, auth, integrationId, updatedAt: ctx.now() },
  });
}

/** Takes their authentication from the sources that an integration protects, or from one of them. */
export async function unprotectSources(
  ctx: ServiceContext,
  tx: Tx,
  integrationId: string,
  sourceId?: string,
): Promise<void> {
  await tx.source.updateMany({
    where: { projectId: ctx.projectId, integrationId, ...(sourceId ? { id: sourceId } : {}) },
    data: { ...NO_AUTH, integrationId: null, updatedAt: ctx.now() },
  });
}
