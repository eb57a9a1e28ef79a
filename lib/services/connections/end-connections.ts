import type { Prisma } from "../../../generated/prisma/client.ts";
import { inTransaction } from "../configuration/change-configuration.ts";
import type { ServiceContext } from "../context.ts";

type Which = { id: string } | { sourceId: string } | { destinationId: string };

async function cancelPending(ctx: ServiceContext, tx: Prisma.TransactionClient, ids: string[]) {
  if (ids.length === 0) return;
  const tickets = ids.map((connectionId) => ({ data: { connectionId } }));
  await ctx.queue.send("connection.cancel-pending", tickets, inTransaction(tx));
}

/** Disables connections and has what waits on them cancelled, as part of a larger change. */
export async function disableConnectionsWithin(
  ctx: ServiceContext,
  tx: Prisma.TransactionClient,
  which: Which,
): Promise<void> {
  const now = ctx.now();
  const rows = await tx.connection.updateManyAndReturn({
    where: { ...which, projectId: ctx.projectId, deletedAt: null, disabledAt: null },
    data: { disabledAt: now, updatedAt: now },
    select: { id: true },
  });
  await cancelPending(
    ctx,
    tx,
    rows.map((row) => row.id),
  );
}

/** Deletes connections and has what waits on them cancelled, as part of a larger change. */
export async function deleteConnectionsWithin(
  ctx: ServiceContext,
  tx: Prisma.TransactionClient,
  which: Which,
): Promise<void> {
  const now = ctx.now();
  const rows = await tx.connection.updateManyAndReturn({
    where: { ...which, projectId: ctx.projectId, deletedAt: null },
    data: { deletedAt: now, updatedAt: now },
    select: { id: true },
  });
  await cancelPending(
    ctx,
    tx,
    rows.map((row) => row.id),
  );
}
