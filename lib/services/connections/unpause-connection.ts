import type { ConnectionModel } from "#lib/schemas/connection.ts";
import { changeConfiguration, inTransaction } from "../configuration/change-configuration.ts";
import type { ServiceContext } from "../context.ts";
import { findConnection } from "./find-connection.ts";
import { CONNECTION_ENDS, presentConnection } from "./present-connection.ts";

/** Ends a pause and has the held events put back in line. Safe to repeat. */
export async function unpauseConnection(
  ctx: ServiceContext,
  { id }: { id: string },
): Promise<ConnectionModel> {
  const row = await changeConfiguration(ctx, async (tx) => {
    const stored = await findConnection(ctx, tx, id);
    if (!stored.pausedAt) return stored;
    await ctx.queue.send("connection.unpause", [{ data: { connectionId: id } }], inTransaction(tx));
    const data = { pausedAt: null, updatedAt: ctx.now() };
    return tx.connection.update({ where: { id }, data, include: CONNECTION_ENDS });
  });
  return presentConnection(ctx, row);
}
