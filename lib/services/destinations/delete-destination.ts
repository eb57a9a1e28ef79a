import { changeConfiguration } from "../configuration/change-configuration.ts";
import { deleteConnectionsWithin } from "../connections/end-connections.ts";
import type { ServiceContext } from "../context.ts";
import { findDestination } from "./find-destination.ts";

/** Deletes a destination and its connections. Its events stay until retention takes them. */
export async function deleteDestination(
  ctx: ServiceContext,
  { id }: { id: string },
): Promise<{ id: string }> {
  await changeConfiguration(ctx, async (tx) => {
    await findDestination(ctx, tx, id);
    await deleteConnectionsWithin(ctx, tx, { destinationId: id });
    const now = ctx.now();
    await tx.destination.update({ where: { id }, data: { deletedAt: now, updatedAt: now } });
  });
  return { id };
}
