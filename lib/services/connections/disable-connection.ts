import type { ConnectionModel } from "#lib/schemas/connection.ts";
import { changeConfiguration } from "../configuration/change-configuration.ts";
import type { ServiceContext } from "../context.ts";
import { disableConnectionsWithin } from "./end-connections.ts";
import { findConnection } from "./find-connection.ts";
import { presentConnection } from "./present-connection.ts";

/** Disables a connection and has its pending events cancelled. Safe to repeat. */
export async function disableConnection(
  ctx: ServiceContext,
  { id }: { id: string },
): Promise<ConnectionModel> {
  const row = await changeConfiguration(ctx, async (tx) => {
    await findConnection(ctx, tx, id);
    await disableConnectionsWithin(ctx, tx, { id });
    return findConnection(ctx, tx, id);
  });
  return presentConnection(ctx, row);
}
