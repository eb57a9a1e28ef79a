import { ID_PREFIXES, newId } from "#lib/domain/ids.ts";
import { AppError } from "#lib/errors.ts";
import type { SourceChanges, SourceInput } from "#lib/schemas/source.ts";
import type { Prisma, Source } from "../../../generated/prisma/client.ts";
import { sealAuth } from "../configuration/seal-auth.ts";
import type { ServiceContext } from "../context.ts";
import { storedSource } from "./present-source.ts";
import { resolveSourceConfig } from "./source-config.ts";

type Tx = Prisma.TransactionClient;

/** Finds the source of that name, deleted ones aside. */
export function findSourceByName(ctx: ServiceContext, tx: Tx, name: string) {
  return tx.source.findFirst({ where: { projectId: ctx.projectId, name, deletedAt: null } });
}

/** Throws RESOURCE_ALREADY_EXISTS when another source has that name. */
export async function assertSourceNameIsFree(ctx: ServiceContext, tx: Tx, name: string) {
  const existing = await findSourceByName(ctx, tx, name);
  if (!existing) return;
  const data = { id: existing.id, resource_type: "source" };
  throw new AppError("RESOURCE_ALREADY_EXISTS", "A source has that name", data);
}

function configData(
  ctx: ServiceContext,
  id: string,
  input: SourceChanges,
  stored: Source | null,
  path: readonly string[],
) {
  const change = resolveSourceConfig(input, stored && storedSource(stored), path);
  const { type, config, authentication } = change;
  const auth =
    authentication === undefined
      ? {}
      : {
          authType: authentication?.authType ?? null,
          auth: authentication ? sealAuth(ctx, id, authentication.auth) : null,
          // What was set here is the source's own, whatever protected it before.
          integrationId: null,
        };
  return { type, config: config as Prisma.InputJsonObject, ...auth };
}

/** Adds a source whose name is known to be free. `path`: see `resolveSourceConfig`. */
export function addSource(
  ctx: ServiceContext,
  tx: Tx,
  input: SourceInput,
  path: readonly string[] = [],
): Promise<Source> {
  const now = ctx.now();
  const id = newId(ID_PREFIXES.source, now.getTime());
  const { projectId } = ctx;
  const { name, description = null } = input;
  const config = configData(ctx, id, input, null, path);
  return tx.source.create({
    data: { id, projectId, name, description, ...config, createdAt: now, updatedAt: now },
  });
}

/** Changes what the input names of a source; the rest stays. */
export function changeSource(
  ctx: ServiceContext,
  tx: Tx,
  stored: Source,
  input: SourceChanges,
  path: readonly string[] = [],
): Promise<Source> {
  const { name, description } = input;
  return tx.source.update({
    where: { id: stored.id },
    data: {
      ...(name === undefined ? {} : { name }),
      ...(description === undefined ? {} : { description }),
      ...configData(ctx, stored.id, input, stored, path),
      updatedAt: ctx.now(),
    },
  });
}
