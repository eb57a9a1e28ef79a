import type { ConnectionModel } from "#lib/schemas/connection.ts";
import { changeConfiguration } from "../configuration/change-configuration.ts";
import type { ServiceContext } from "../context.ts";
import { findConnection } from "./find-connection.ts";
import { presentConnection } from "./present-connection.ts";

/** Enables a connection, its source and its destination. Safe to repeat. */
export async function enableConnection(
  ctx: ServiceContext,
  { id }: { id: string },
): Promise<ConnectionModel> {
  const row = await changeConfiguration(ctx, async (tx) => {
    const stored = await findConnection(ctx, tx, id);
    const data = { disabledAt: null, updatedAt: ctx.now() };
    if (stored.source.disabledAt) await tx.source.update({ where: { id: stored.sourceId }, data });
    if (stored.destination.disabledAt) {
      await tx.destination.update({ where: { id: stored.destinationId }, data });
    }
    if (stored.disabledAt) await tx.connection.update({ where: { id }, data });
    return findConnection(ctx, tx, id);
  });
  return presentConnection(ctx, row);
}
