import type { ConnectionModel } from "#lib/schemas/connection.ts";
import { changeConfiguration } from "../configuration/change-configuration.ts";
import type { ServiceContext } from "../context.ts";
import { findConnection } from "./find-connection.ts";
import { CONNECTION_ENDS, presentConnection } from "./present-connection.ts";

/** Pauses a connection: from now on its events are held. Safe to repeat. */
export async function pauseConnection(
  ctx: ServiceContext,
  { id }: { id: string },
): Promise<ConnectionModel> {
  const row = await changeConfiguration(ctx, async (tx) => {
    const stored = await findConnection(ctx, tx, id);
    if (stored.pausedAt) return stored;
    const now = ctx.now();
    const data = { pausedAt: now, updatedAt: now };
    return tx.connection.update({ where: { id }, data, include: CONNECTION_ENDS });
  });
  return presentConnection(ctx, row);
}
