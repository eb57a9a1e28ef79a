import type { DestinationModel } from "#lib/schemas/destination.ts";
import { changeConfiguration } from "../configuration/change-configuration.ts";
import { disableConnectionsWithin } from "../connections/end-connections.ts";
import type { ServiceContext } from "../context.ts";
import { findDestination } from "./find-destination.ts";
import { presentDestination } from "./present-destination.ts";

/** Disables a destination and its connections, whose pending events are cancelled. Safe to repeat. */
export async function disableDestination(
  ctx: ServiceContext,
  { id }: { id: string },
): Promise<DestinationModel> {
  const row = await changeConfiguration(ctx, async (tx) => {
    const stored = await findDestination(ctx, tx, id);
    await disableConnectionsWithin(ctx, tx, { destinationId: id });
    if (stored.disabledAt) return stored;
    const now = ctx.now();
    return tx.destination.update({ where: { id }, data: { disabledAt: now, updatedAt: now } });
  });
  return presentDestination(ctx, row);
}
