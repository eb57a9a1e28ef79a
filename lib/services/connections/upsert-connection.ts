import { AppError } from "#lib/errors.ts";
import type { ConnectionInput, ConnectionModel } from "#lib/schemas/connection.ts";
import type { Destination, Prisma, Source } from "../../../generated/prisma/client.ts";
import { changeConfiguration } from "../configuration/change-configuration.ts";
import type { ServiceContext } from "../context.ts";
import { assertOneOfEach, destinationOf, missingEnds, sourceOf } from "./connection-ends.ts";
import { findConnection } from "./find-connection.ts";
import { CONNECTION_ENDS, type ConnectionRow, presentConnection } from "./present-connection.ts";
import { addConnection, changeConnection } from "./save-connection.ts";

type Ends = { source: Source | null; destination: Destination | null };

/**
 * Finds the connection that the input means: by its name among those of the source, or in the whole
 * project when no source is named. One without a name is known by its two ends.
 */
async function findMeant(
  ctx: ServiceContext,
  tx: Prisma.TransactionClient,
  name: string | null,
  { source, destination }: Ends,
): Promise<ConnectionRow | null> {
  if (!name && !(source && destination)) return null;
  const rows = await tx.connection.findMany({
    where: {
      projectId: ctx.projectId,
      name,
      deletedAt: null,
      ...(source ? { sourceId: source.id } : {}),
      ...(name || !destination ? {} : { destinationId: destination.id }),
    },
    include: CONNECTION_ENDS,
    orderBy: { id: "asc" },
    take: 2,
  });
  if (rows.length > 1 && !source) {
    const message = `Several sources have a connection named ${name}: say which by source_id.`;
    throw new AppError("UNPROCESSABLE", message, { type: "connection", field: "source_id" });
  }
  return rows[0] ?? null;
}

function assertNotMoved(existing: ConnectionRow, { destination }: Ends) {
  if (!destination || destination.id === existing.destinationId) return;
  const message = "The destination of a connection cannot be changed.";
  throw new AppError("UNPROCESSABLE", message, { type: "connection", field: "destination_id" });
}

/**
 * Creates a connection or changes the one of that name; what the input does not name stays. Source and
 * destination given whole are upserted by their own names in the same transaction.
 */
export async function upsertConnection(
  ctx: ServiceContext,
  input: ConnectionInput,
): Promise<ConnectionModel> {
  assertOneOfEach(input);
  const row = await changeConfiguration(ctx, async (tx) => {
    const ends = {
      source: await sourceOf(ctx, tx, input),
      destination: await destinationOf(ctx, tx, input),
    };
    const existing = await findMeant(ctx, tx, input.name ?? null, ends);
    if (existing) {
      assertNotMoved(existing, ends);
      await changeConnection(ctx, tx, existing, input);
      return findConnection(ctx, tx, existing.id);
    }
    const { source, destination } = ends;
    if (!source || !destination) {
      throw missingEnds((["source", "destination"] as const).filter((end) => !ends[end]));
    }
    const ids = { sourceId: source.id, destinationId: destination.id };
    return addConnection(ctx, tx, ids, input);
  });
  return presentConnection(ctx, row);
}
