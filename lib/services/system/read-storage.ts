import type { Pool } from "pg";
import type { SystemModel } from "#lib/schemas/system.ts";
import { PARTITIONED_TABLES } from "../maintenance/create-partitions.ts";
import { hasPendingEvents, keepFromMs } from "../maintenance/drop-partitions.ts";

const DAY_MS = 24 * 60 * 60 * 1_000;

type DayRow = { table: string; day: string; bytes: number; rows: number };

// A partition of a day without traffic has pages for its empty indexes only.
const DAYS_SQL = `
  SELECT parent.relname AS table, substring(child.relname FROM '\\d{8}$') AS day,
    pg_total_relation_size(child.oid)::float8 AS bytes, greatest(child.reltuples, 0)::float8 AS rows
  FROM pg_inherits i JOIN pg_class child ON child.oid = i.inhrelid
  JOIN pg_class parent ON parent.oid = i.inhparent
  WHERE parent.relname = ANY($1) AND child.relname ~ '_p\\d{8}$' AND pg_relation_size(child.oid) > 0`;

function isoDay(day: string): string {
  return `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`;
}

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);

/** Returns what is on disk by table, and which day retention takes next. `now` is the worker's time. */
export async function readStorage(
  pool: Pool,
  databaseBytes: number,
  now: Date,
): Promise<SystemModel["storage"]> {
  const names = PARTITIONED_TABLES.map(({ table }) => table);
  const [{ rows: days }, { rows: projects }] = await Promise.all([
    pool.query<DayRow>(DAYS_SQL, [names]),
    pool.query<{ days: number | null }>("SELECT max(retention_days) AS days FROM project"),
  ]);
  const retentionDays = projects[0]?.days ?? 0;
  const tables = names.map((table) => {
    const own = days.filter((row) => row.table === table);
    return {
      table,
      bytes: sum(own.map((row) => row.bytes)),
      rows: sum(own.map((row) => row.rows)),
      days: own.length,
    };
  });
  const rest = Math.max(0, databaseBytes - sum(tables.map(({ bytes }) => bytes)));
  const first = days.map(({ day }) => day).sort()[0];
  return {
    retention_days: retentionDays,
    oldest_day: first ? isoDay(first) : null,
    tables: [...tables, { table: "rest", bytes: rest, rows: 0, days: 0 }],
    next_drop: first ? await describeDrop(pool, first, days, retentionDays, now) : null,
  };
}

async function describeDrop(
  pool: Pool,
  day: string,
  days: DayRow[],
  retentionDays: number,
  now: Date,
) {
  const dayMs = Date.parse(`${isoDay(day)}T00:00:00Z`);
  const isDue = dayMs < keepFromMs(retentionDays, now);
  return {
    day: isoDay(day),
    at: new Date(dayMs + (retentionDays + 1) * DAY_MS).toISOString(),
    bytes: sum(days.filter((row) => row.day === day).map((row) => row.bytes)),
    is_kept_by_pending: isDue && (await hasPendingEvents(pool, dayMs)),
  };
}
