import { ID_PREFIXES, newId } from "#lib/domain/ids.ts";
import { AppError } from "#lib/errors.ts";
import type { DestinationChanges, DestinationInput } from "#lib/schemas/destination.ts";
import { type Destination, Prisma } from "../../../generated/prisma/client.ts";
import { sealAuth } from "../configuration/seal-auth.ts";
import type { ServiceContext } from "../context.ts";
import { resolveDestinationConfig } from "./destination-config.ts";
import { storedDestination } from "./present-destination.ts";

type Tx = Prisma.TransactionClient;

/** Finds the destination of that name, deleted ones aside. */
export function findDestinationByName(ctx: ServiceContext, tx: Tx, name: string) {
  return tx.destination.findFirst({ where: { projectId: ctx.projectId, name, deletedAt: null } });
}

/** Throws RESOURCE_ALREADY_EXISTS when another destination has that name. */
export async function assertDestinationNameIsFree(ctx: ServiceContext, tx: Tx, name: string) {
  const existing = await findDestinationByName(ctx, tx, name);
  if (!existing) return;
  const data = { id: existing.id, resource_type: "destination" };
  throw new AppError("RESOURCE_ALREADY_EXISTS", "A destination has that name", data);
}

function configData(
  ctx: ServiceContext,
  id: string,
  input: DestinationChanges,
  stored: Destination | null,
  path: readonly string[],
) {
  const change = resolveDestinationConfig(
    ctx.addressGuard,
    input,
    stored && storedDestination(stored),
    path,
  );
  const { type, config, authentication } = change;
  const auth = authentication && {
    authType: authentication.authType,
    auth: authentication.auth && sealAuth(ctx, id, authentication.auth),
  };
  return { type, config: config as Prisma.InputJsonObject, ...auth };
}

/** Adds a destination whose name is known to be free. `path`: see `resolveDestinationConfig`. */
export function addDestination(
  ctx: ServiceContext,
  tx: Tx,
  input: DestinationInput,
  path: readonly string[] = [],
): Promise<Destination> {
  const now = ctx.now();
  const id = newId(ID_PREFIXES.destination, now.getTime());
  const { projectId } = ctx;
  const { name, description = null } = input;
  const config = configData(ctx, id, input, null, path);
  return tx.destination.create({
    data: { id, projectId, name, description, ...config, createdAt: now, updatedAt: now },
  });
}

/** Another address may fare better, and without protection nobody asks. */
function isNewChance(stored: Destination, { config }: DestinationChanges): boolean {
  const { url } = storedDestination(stored).config;
  return (config?.url ?? url) !== url || config?.protection_disabled === true;
}

/** Groups that wait for a rate ask again when it is another one. */
async function freeGroups(tx: Tx, destinationId: string) {
  await tx.$executeRaw`
    UPDATE delivery_group g SET free_at = NULL, wake_at = g.due_at FROM (
      SELECT name FROM delivery_group WHERE destination_id = ${destinationId} AND wake_at > due_at
      ORDER BY name FOR UPDATE) AS waiting
    WHERE g.destination_id = ${destinationId} AND g.name = waiting.name`;
}

/** Changes what the input names of a destination; the rest stays. */
export async function changeDestination(
  ctx: ServiceContext,
  tx: Tx,
  stored: Destination,
  input: DestinationChanges,
  path: readonly string[] = [],
): Promise<Destination> {
  const { name, description } = input;
  if (input.config?.delivery_policy !== undefined) await freeGroups(tx, stored.id);
  return tx.destination.update({
    where: { id: stored.id },
    data: {
      ...(name === undefined ? {} : { name }),
      ...(description === undefined ? {} : { description }),
      ...configData(ctx, stored.id, input, stored, path),
      ...(isNewChance(stored, input) ? { health: Prisma.DbNull, slowedAt: null } : {}),
      updatedAt: ctx.now(),
    },
  });
}
