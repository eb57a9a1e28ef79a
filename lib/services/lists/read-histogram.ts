import type { Pool } from "pg";
import { idTimeMs } from "#lib/domain/ids.ts";
import { type Buckets, chooseBuckets } from "#lib/domain/lists/choose-buckets.ts";
import type { HistogramModel } from "#lib/schemas/histogram.ts";
import type { PayloadSearch } from "#lib/schemas/payload-search.ts";
import { Prisma } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";
import type { Comparisons } from "./conditions.ts";
import {
  type CountedList,
  countNamedRows,
  countRowsOverTime,
  type Tally,
} from "./count-rows-over-time.ts";
import { type HistogramCount, presentHistogram } from "./present-histogram.ts";
import { runSql } from "./run-sql.ts";
import { scanRows } from "./scan-rows.ts";
import { type Search, searchOf } from "./search-of.ts";

/** Counted one by one up to here where roll-ups know the rest; it takes some 20 ms. */
const EXACT_ROWS = 10_000;
/** And up to here where they do not. */
const MOST_ROWS = 50_000;
/** What a search may look at for a histogram, and how much of it may match. */
const SEARCH = { ms: 600, rows: 50_000, bytes: 128 * 1024 * 1024 };
const MOST_FOUND = 5_000;

type HistogramQuery = PayloadSearch & {
  created_at?: Comparisons<Date> | undefined;
  buckets: number;
};

/** Counts by roll-ups, of what came about since `fromMs`; null where they do not know the filter. */
type RollUps = ((buckets: Buckets, fromMs: number, toMs: number) => Promise<Tally[]>) | null;

/** Returns when the project's oldest row came about; null without any. */
async function oldestMs(pool: Pool, projectId: string, { table }: CountedList) {
  const [row] = await runSql<{ id: string }>(
    pool,
    Prisma.sql`SELECT t.id FROM ${Prisma.raw(table)} t WHERE t.project_id = ${projectId}
      ORDER BY t.id LIMIT 1`,
  );
  return row ? idTimeMs(row.id) : null;
}

/** Returns where a filter begins and, exclusive, where it ends; null where it is open. */
function edgesOf({ gt, gte, lt, lte, in: moments }: Comparisons<Date>) {
  const times = (dates: readonly (Date | null | undefined)[]) =>
    dates.flatMap((date) => (date ? [date.getTime()] : []));
  const given = times(moments ?? []);
  const starts = [...given, ...times([gt, gte])];
  const ends = [...times([lt]), ...[...given, ...times([lte])].map((ms) => ms + 1)];
  return {
    startMs: starts.length > 0 ? Math.min(...starts) : null,
    endMs: ends.length > 0 ? Math.max(...ends) : null,
  };
}

async function countFound(
  { db: { pool }, projectId }: Pick<ServiceContext, "db" | "projectId">,
  list: CountedList,
  search: Search,
  buckets: Buckets,
): Promise<HistogramCount> {
  const from = { after: null, dir: "desc" as const, limit: MOST_FOUND };
  const scan = await scanRows(pool, projectId, { ...list, search }, from, SEARCH);
  const lastMs = scan.last === null ? null : idTimeMs(scan.last);
  return {
    tallies: await countNamedRows(pool, list, buckets, scan.ids),
    fromMs: scan.isAtEnd ? null : lastMs,
    search: {
      scanned: scan.scanned,
      scanned_until: lastMs === null ? null : new Date(lastMs).toISOString(),
      is_complete: scan.isAtEnd,
    },
  };
}

/** Counts exactly where that is quick, else by roll-ups, else the newest rows. */
async function countAll(
  pool: Pool,
  list: CountedList,
  buckets: Buckets,
  rollUps: (() => Promise<Tally[]>) | null,
): Promise<HistogramCount> {
  const isFine = buckets.granularity.unit === "s";
  const byRollUps = isFine ? null : rollUps;
  const counted = await countRowsOverTime(pool, list, buckets, byRollUps ? EXACT_ROWS : MOST_ROWS);
  if (counted.fromMs === null || !byRollUps) return counted;
  return { tallies: await byRollUps(), fromMs: null };
}

/**
 * Counts a list over time. Without a beginning or end in the filter, the range is that of the project's
 * rows up to now. A payload search is counted as far as it can look in a moment.
 */
export async function readHistogram(
  ctx: Pick<ServiceContext, "db" | "projectId" | "actor" | "now">,
  list: CountedList,
  query: HistogramQuery,
  rollUps: RollUps,
): Promise<HistogramModel> {
  const { pool } = ctx.db;
  const nowMs = ctx.now().getTime();
  const { startMs, endMs } = edgesOf(query.created_at ?? {});
  const firstMs = await oldestMs(pool, ctx.projectId, list);
  const toMs = endMs ?? nowMs + 1;
  const fromMs = Math.min(startMs ?? firstMs ?? toMs - 1, toMs - 1);
  const buckets = chooseBuckets(fromMs, toMs, query.buckets);
  if (firstMs === null) return presentHistogram(buckets, { tallies: [], fromMs: null });
  const search = searchOf(ctx, query);
  const count = search
    ? await countFound(ctx, list, search, buckets)
    : await countAll(
        pool,
        list,
        buckets,
        rollUps && (() => rollUps(buckets, Math.max(fromMs, firstMs), toMs)),
      );
  return presentHistogram(buckets, count);
}
