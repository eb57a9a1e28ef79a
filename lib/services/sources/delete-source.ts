import { changeConfiguration } from "../configuration/change-configuration.ts";
import { deleteConnectionsWithin } from "../connections/end-connections.ts";
import type { ServiceContext } from "../context.ts";
import { findSource } from "./find-source.ts";

/** Deletes a source and its connections. Its requests and events stay until retention takes them. */
export async function deleteSource(
  ctx: ServiceContext,
  { id }: { id: string },
): Promise<{ id: string }> {
  await changeConfiguration(ctx, async (tx) => {
    await findSource(ctx, tx, id);
    await deleteConnectionsWithin(ctx, tx, { sourceId: id });
    const now = ctx.now();
    await tx.source.update({ where: { id }, data: { deletedAt: now, updatedAt: now } });
  });
  return { id };
}
