import type { ConnectionInput, ConnectionModel } from "#lib/schemas/connection.ts";
import { changeConfiguration } from "../configuration/change-configuration.ts";
import type { ServiceContext } from "../context.ts";
import { assertOneOfEach, destinationOf, missingEnds, sourceOf } from "./connection-ends.ts";
import { presentConnection } from "./present-connection.ts";
import { addConnection, assertConnectionNameIsFree } from "./save-connection.ts";

/**
 * Creates a connection. Source and destination are named by id, or given whole and then created or
 * changed by their name, all in one transaction.
 * Throws RESOURCE_ALREADY_EXISTS when a connection of that source has the name.
 */
export async function createConnection(
  ctx: ServiceContext,
  input: ConnectionInput,
): Promise<ConnectionModel> {
  assertOneOfEach(input);
  const missing = (["source", "destination"] as const).filter(
    (end) => !input[end] && !input[`${end}_id`],
  );
  if (missing.length > 0) throw missingEnds(missing);
  const row = await changeConfiguration(ctx, async (tx) => {
    const source = await sourceOf(ctx, tx, input);
    const destination = await destinationOf(ctx, tx, input);
    if (!source || !destination) throw missingEnds(missing);
    await assertConnectionNameIsFree(ctx, tx, source.id, input.name);
    const ends = { sourceId: source.id, destinationId: destination.id };
    return addConnection(ctx, tx, ends, input);
  });
  return presentConnection(ctx, row);
}
