import type { Pool } from "pg";
import type { Queue } from "#lib/adapters/queue.ts";
import { checkBackpressure } from "#lib/services/issues/check-backpressure.ts";
import { foldIssues } from "#lib/services/issues/fold-issues.ts";
import { loadWatchedConnections } from "#lib/services/issues/load-watched-connections.ts";
import { settleIssues } from "#lib/services/issues/settle-issues.ts";
import { sampleQueues } from "#lib/services/metrics/sample-queues.ts";

/**
 * Keeps issues up to date with what deliveries, runs and requests leave behind. Every process may run it.
 * `stopping` ends what takes long between two steps.
 */
export function createIssueKeeper(pool: Pool, queue: Pick<Queue, "send">, stopping: AbortSignal) {
  const now = () => new Date();
  const watched = new Set<string>();
  return {
    /** Connections whose successes are to be told of, since an issue ends by them. Kept up to date. */
    watched,
    async fold() {
      await foldIssues(pool, queue, now, stopping);
      const ids = new Set(await loadWatchedConnections(pool));
      for (const id of watched) if (!ids.has(id)) watched.delete(id);
      for (const id of ids) watched.add(id);
    },
    settle: () => settleIssues(pool, queue, now),
    async checkQueues() {
      await sampleQueues(pool);
      await checkBackpressure(pool, queue, now);
    },
  };
}
