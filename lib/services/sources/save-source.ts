import { isDeepStrictEqual } from "node:util";
import { ID_PREFIXES, newId } from "#lib/domain/ids.ts";
import { AppError } from "#lib/errors.ts";
import type { SourceChanges, SourceInput } from "#lib/schemas/source.ts";
import type { Prisma, Source } from "../../../generated/prisma/client.ts";
import { NO_AUTH, openAuth, sealAuth } from "../configuration/seal-auth.ts";
import type { ServiceContext } from "../context.ts";
import { findCustomAuthSchemas } from "../source-types/find-custom-type.ts";
import { storedSource } from "./present-source.ts";
import { resolveSourceConfig, type SourceConfigChange } from "./source-config.ts";

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

async function configData(
  ctx: ServiceContext,
  tx: Tx,
  id: string,
  input: SourceChanges,
  stored: Source | null,
  path: readonly string[],
) {
  const named = input.config?.auth_type ?? stored?.authType;
  const customTypes = await findCustomAuthSchemas(ctx, tx, named);
  const before = stored && storedSource(stored);
  const change = resolveSourceConfig(input, before, path, customTypes);
  const { type, config } = change;
  return { type, config: config as Prisma.InputJsonObject, ...authData(ctx, id, change, stored) };
}

function authData(
  ctx: ServiceContext,
  id: string,
  { authentication, overlapSec }: SourceConfigChange,
  stored: Source | null,
) {
  if (authentication === undefined) return {};
  // What was set here is the source's own, whatever protected it before.
  const own = { integrationId: null };
  if (authentication === null) return { ...own, ...NO_AUTH };
  const { authType, auth } = authentication;
  const isSame =
    stored?.auth != null &&
    stored.authType === authType &&
    isDeepStrictEqual(openAuth(ctx, { id, auth: stored.auth }), auth);
  // Saying again what holds already does not end an overlap that is under way.
  if (isSame) return own;
  const isOverlapping = overlapSec > 0 && stored?.auth != null;
  return {
    ...own,
    authType,
    auth: sealAuth(ctx, id, auth),
    previousAuth: isOverlapping ? stored.auth : null,
    previousAuthExpiresAt: isOverlapping
      ? new Date(ctx.now().getTime() + overlapSec * 1_000)
      : null,
  };
}

/** Adds a source whose name is known to be free. `path`: see `resolveSourceConfig`. */
export async function addSource(
  ctx: ServiceContext,
  tx: Tx,
  input: SourceInput,
  path: readonly string[] = [],
): Promise<Source> {
  const now = ctx.now();
  const id = newId(ID_PREFIXES.source, now.getTime());
  const { projectId } = ctx;
  const { name, description = null } = input;
  const config = await configData(ctx, tx, id, input, null, path);
  return tx.source.create({
    data: { id, projectId, name, description, ...config, createdAt: now, updatedAt: now },
  });
}

/** Changes what the input names of a source; the rest stays. */
export async function changeSource(
  ctx: ServiceContext,
  tx: Tx,
  stored: Source,
  input: SourceChanges,
  path: readonly string[] = [],
): Promise<Source> {
  const { name, description } = input;
  const config = await configData(ctx, tx, stored.id, input, stored, path);
  return tx.source.update({
    where: { id: stored.id },
    data: {
      ...(name === undefined ? {} : { name }),
      ...(description === undefined ? {} : { description }),
      ...config,
      updatedAt: ctx.now(),
    },
  });
}
