import type { Pool } from "pg";

/** Ids from `from` up to, and not including, `to`. */
export type IdRange = { from: string; to: string };

/** Partitions are made two weeks ahead, so that what was read keeps its use for long. */
const KEPT_MS = 60_000;

const SQL = `
  SELECT pg_get_expr(c.relpartbound, c.oid) AS bounds
  FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = $1::regclass`;

const BOUNDS = /^FOR VALUES FROM \('(\w+)'\) TO \('(\w+)'\)$/;

/** Returns the longest run of ranges without a gap that ends with the last one; null without any. */
export function lastRun(ranges: readonly IdRange[]): IdRange | null {
  const newestFirst = ranges.toSorted((a, b) => (a.from < b.from ? 1 : -1));
  let run = newestFirst[0] ?? null;
  for (const range of newestFirst.slice(1)) {
    if (run && range.to === run.from) run = { from: range.from, to: run.to };
  }
  return run;
}

async function readRun(pool: Pool, table: string): Promise<IdRange | null> {
  const { rows } = await pool.query<{ bounds: string }>(SQL, [table]);
  const ranges = rows.flatMap(({ bounds }) => {
    const [, from, to] = BOUNDS.exec(bounds) ?? [];
    return from !== undefined && to !== undefined ? [{ from, to }] : [];
  });
  return lastRun(ranges);
}

type Kept = { run: Promise<IdRange | null>; atMs: number };
const known = new WeakMap<Pool, Map<string, Kept>>();

/**
 * Returns the ids for which a table has partitions day by day, as they were up to a minute ago. Within
 * such a range Postgres reads them one after the other, and only as many as a page needs; beside the
 * partition for all other ids it would have to look into each of them first.
 */
export function partitionRun(pool: Pool, table: string): Promise<IdRange | null> {
  const tables = known.get(pool) ?? new Map<string, Kept>();
  known.set(pool, tables);
  const kept = tables.get(table);
  const nowMs = performance.now();
  if (kept && nowMs - kept.atMs < KEPT_MS) return kept.run;
  const run = readRun(pool, table);
  tables.set(table, { run, atMs: nowMs });
  run.catch(() => tables.delete(table));
  return run;
}
