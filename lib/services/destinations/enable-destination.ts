import type { DestinationModel } from "#lib/schemas/destination.ts";
import { changeConfiguration } from "../configuration/change-configuration.ts";
import type { ServiceContext } from "../context.ts";
import { findDestination } from "./find-destination.ts";
import { presentDestination } from "./present-destination.ts";

/** Enables a destination. Its connections stay as they are. Safe to repeat. */
export async function enableDestination(
  ctx: ServiceContext,
  { id }: { id: string },
): Promise<DestinationModel> {
  const row = await changeConfiguration(ctx, async (tx) => {
    const stored = await findDestination(ctx, tx, id);
    if (!stored.disabledAt) return stored;
    return tx.destination.update({
      where: { id },
      data: { disabledAt: null, updatedAt: ctx.now() },
    });
  });
  return presentDestination(ctx, row);
}
