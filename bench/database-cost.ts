import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";

/** Postgres tells others what a backend did about once a second. */
const STATISTICS_DELAY_MS = 1_500;

export type StatementCost = { query: string; calls: number; totalMs: number; rows: number };

export type DatabaseCost = {
  /** Statements sent, each a round trip; BEGIN and COMMIT count too, checks of foreign keys do not. */
  roundTrips: number;
  /** Transactions, those that only read included. */
  commits: number;
  /** Times that the log was forced to disk. */
  walSyncs: number;
  walBytes: number;
  statements: StatementCost[];
};

const TOTALS = `
  SELECT (SELECT sum(calls) FROM pg_stat_statements
      WHERE query NOT LIKE '%FROM ONLY%FOR KEY SHARE%')::float8 AS round_trips,
    (SELECT xact_commit FROM pg_stat_database WHERE datname = current_database())::float8 AS commits,
    (SELECT sum(fsyncs) FROM pg_stat_io WHERE object = 'wal')::float8 AS wal_syncs,
    (SELECT wal_bytes FROM pg_stat_wal)::float8 AS wal_bytes`;

const STATEMENTS = `
  SELECT query, calls::float8 AS calls, total_exec_time AS total_ms, rows::float8 AS rows
  FROM pg_stat_statements ORDER BY total_exec_time DESC LIMIT 20`;

/** Begins to count what the product asks of Postgres; the answer ends it. */
export async function startCounting(pool: pg.Pool): Promise<() => Promise<DatabaseCost>> {
  await sleep(STATISTICS_DELAY_MS);
  await pool.query("SELECT pg_stat_statements_reset()");
  const read = async () => {
    const { rows } = await pool.query<{
      round_trips: number;
      commits: number;
      wal_syncs: number | null;
      wal_bytes: number;
    }>(TOTALS);
    if (!rows[0]) throw new Error("no statistics");
    return rows[0];
  };
  const before = await read();
  return async () => {
    await sleep(STATISTICS_DELAY_MS);
    const after = await read();
    const { rows } = await pool.query<Omit<StatementCost, "totalMs"> & { total_ms: number }>(
      STATEMENTS,
    );
    return {
      roundTrips: after.round_trips,
      commits: after.commits - before.commits,
      walSyncs: (after.wal_syncs ?? 0) - (before.wal_syncs ?? 0),
      walBytes: after.wal_bytes - before.wal_bytes,
      statements: rows.map(({ total_ms, ...row }) => ({ ...row, totalMs: total_ms })),
    };
  };
}
