import type { ConnectionChanges, ConnectionModel } from "#lib/schemas/connection.ts";
import { changeConfiguration } from "../configuration/change-configuration.ts";
import type { ServiceContext } from "../context.ts";
import { findConnection } from "./find-connection.ts";
import { presentConnection } from "./present-connection.ts";
import { assertConnectionNameIsFree, changeConnection } from "./save-connection.ts";

/** Changes what the input names of a connection; its source and destination stay. */
export async function updateConnection(
  ctx: ServiceContext,
  input: ConnectionChanges & { id: string },
): Promise<ConnectionModel> {
  const { id, ...changes } = input;
  const row = await changeConfiguration(ctx, async (tx) => {
    const stored = await findConnection(ctx, tx, id);
    if (changes.name !== stored.name) {
      await assertConnectionNameIsFree(ctx, tx, stored.sourceId, changes.name);
    }
    return changeConnection(ctx, tx, stored, changes);
  });
  return presentConnection(ctx, row);
}
