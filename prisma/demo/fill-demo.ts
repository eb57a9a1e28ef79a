import type { ServiceContext } from "#lib/services/context.ts";
import { createPartitions } from "#lib/services/maintenance/create-partitions.ts";
import { tellChanges } from "#lib/services/tell-changes.ts";
import { createBookmarks } from "./create-bookmarks.ts";
import { createShop } from "./create-shop.ts";
import { createTransformations } from "./create-transformations.ts";
import { insertHistory } from "./insert-history.ts";
import type { LiveSource } from "./live.ts";
import { playRequest } from "./play-request.ts";
import { createRandom } from "./random.ts";
import type { History } from "./rows.ts";
import { tellIssues } from "./tell-issues.ts";
import { momentsOf } from "./traffic.ts";

const DAYS = 7;
const BATCH = 1_000;

export type Filled = Record<keyof History, number> & {
  sources: number;
  rejected: number;
  bookmarks: number;
  issues: number;
};

/**
 * Fills the project of `ctx` with a shop and `requests` requests of the past seven days. The same `now`
 * gives the same data, ids and the few things that the database decides apart.
 */
export async function fillDemo(
  ctx: ServiceContext,
  options: { now: Date; requests: number; report: (done: number) => void },
): Promise<Filled> {
  const { now, requests, report } = options;
  await createPartitions(ctx.db.pool, now, DAYS);
  const sources = await createShop(ctx, now);
  const filled: Filled = {
    ...emptyCounts(),
    sources: sources.length,
    rejected: 0,
    bookmarks: 0,
    issues: 0,
  };
  const client = await ctx.db.pool.connect();
  try {
    await client.query("BEGIN");
    for (const batch of play(sources, requests, now)) {
      await insertHistory(client, batch);
      for (const table of Object.keys(batch) as (keyof History)[]) {
        filled[table] += batch[table].length;
      }
      filled.rejected += batch.request.filter((row) => row.rejection_cause !== null).length;
      report(filled.request);
    }
    await tellChanges(client, ctx.projectId, ["requests", "events", "attempts", "connections"]);
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
  await createTransformations(ctx, now);
  filled.bookmarks = await createBookmarks(ctx);
  filled.issues = await tellIssues(
    ctx,
    sources.map(({ id }) => id),
  );
  return filled;
}

/** Plays all requests, each source by numbers of its own, and gives what they left in batches. */
function* play(sources: LiveSource[], requests: number, now: Date): Generator<History> {
  let history = emptyHistory();
  for (const source of sources) {
    const { input, rhythm, share } = source.plan;
    const random = createRandom(input.name);
    const count = Math.max(1, Math.round((requests * share) / 100));
    for (const atMs of momentsOf(random, rhythm, count, now)) {
      playRequest(random, source, atMs, now.getTime(), history);
      if (history.request.length < BATCH) continue;
      yield history;
      history = emptyHistory();
    }
  }
  if (history.request.length > 0) yield history;
}

const emptyHistory = (): History => ({
  payload: [],
  request: [],
  ignored_event: [],
  event: [],
  attempt: [],
});

const emptyCounts = () => ({ payload: 0, request: 0, ignored_event: 0, event: 0, attempt: 0 });
