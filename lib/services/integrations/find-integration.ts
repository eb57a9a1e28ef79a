import { ID_PREFIXES } from "#lib/domain/ids.ts";
import { AppError } from "#lib/errors.ts";
import { integrationProvider } from "#lib/schemas/integration.ts";
import type { Integration, Prisma, Source } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";

/** A stored one with the sources that are attached to it. */
export type StoredIntegration = Integration & { sources: Pick<Source, "id">[] };

/** Deleted sources are attached to nothing. */
export const WITH_SOURCES = {
  sources: {
    where: { deletedAt: null },
    select: { id: true },
    orderBy: { id: "asc" },
  },
} as const satisfies Prisma.IntegrationInclude;

/** Sources whose authentication was set on themselves show as integrations too. */
export function directlyProtected(ctx: Pick<ServiceContext, "projectId">) {
  return {
    projectId: ctx.projectId,
    integrationId: null,
    deletedAt: null,
    auth: { not: null },
    authType: { in: [...integrationProvider.options] },
  } satisfies Prisma.SourceWhereInput;
}

const SOURCE = `${ID_PREFIXES.source}_`;
const INTEGRATION = `${ID_PREFIXES.integration}_`;

/** The integration that a source with authentication of its own shows as. */
export function integrationIdOf(sourceId: string): string {
  return INTEGRATION + sourceId.slice(SOURCE.length);
}

/** The source that such an integration would be of. */
export function sourceIdOf(integrationId: string): string {
  return SOURCE + integrationId.slice(INTEGRATION.length);
}

function notFound(id: string) {
  return new AppError("NOT_FOUND", "Integration not found", { id });
}

/** Returns a source that shows as the integration of that id. Throws NOT_FOUND. */
export async function findDirectlyProtected(
  ctx: Pick<ServiceContext, "projectId">,
  client: Prisma.TransactionClient,
  id: string,
): Promise<Source> {
  const row = await client.source.findFirst({
    where: { ...directlyProtected(ctx), id: sourceIdOf(id) },
  });
  if (!row) throw notFound(id);
  return row;
}

/**
 * Returns the stored integration of this project, to change it. Throws NOT_FOUND, alike for unknown and foreign
 * ids; UNPROCESSABLE for one that a source shows as: the source is where that is changed.
 */
export async function findIntegration(
  ctx: Pick<ServiceContext, "projectId">,
  client: Prisma.TransactionClient,
  id: string,
): Promise<StoredIntegration> {
  const row = await client.integration.findFirst({
    where: { id, projectId: ctx.projectId },
    include: WITH_SOURCES,
  });
  if (row) return row;
  const source = await findDirectlyProtected(ctx, client, id);
  const message = `This is the authentication of the source ${source.name}: change the source.`;
  throw new AppError("UNPROCESSABLE", message, { source_id: source.id });
}
