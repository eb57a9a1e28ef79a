import type { Pool } from "pg";
import { logger } from "#lib/adapters/logger.ts";
import { type IdPrefix, idLowerBound } from "#lib/domain/ids.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { runInTransaction } from "../run-in-transaction.ts";
import { PARTITIONED_TABLES, partitionName } from "./create-partitions.ts";

const DAY_MS = 24 * 60 * 60 * 1_000;
const DAY_TABLE = "request";

/** When issues occurred is kept as long as what they are made from; how often in all stays with each issue. */
async function forgetOccurrences(pool: Pool, before: Date): Promise<void> {
  await pool.query(
    "DELETE FROM issue_occurrence WHERE project_id IN (SELECT id FROM project) AND bucket_at < $1",
    [before],
  );
}

/**
 * Drops the partitions of one day, each by itself, so that no table is locked for longer than its own takes. The last is
 * the one by which days are found: until then a day that was broken off is found again. With it goes one entry
 * to the audit log of each organization.
 */
async function dropDay(
  pool: Pool,
  dayMs: number,
  { days, now }: { days: number; now: Date },
): Promise<string[]> {
  const names = PARTITIONED_TABLES.map(({ table }) => partitionName(table, new Date(dayMs)));
  const found = partitionName(DAY_TABLE, new Date(dayMs));
  for (const name of names) {
    if (name !== found) await pool.query(`DROP TABLE IF EXISTS "${name}"`);
  }
  await runInTransaction(pool, async (client) => {
    const { rows } = await client.query<{ id: string }>("SELECT id FROM organization ORDER BY id");
    for (const { id } of rows) {
      const entry = {
        organizationId: id,
        projectId: null,
        actor: { type: "system", name: "Retention" },
        action: "data.delete",
        resourceType: "data",
        resourceId: null,
        resourceName: new Date(dayMs).toISOString().slice(0, 10),
        ...{ before: null, after: { kept_for_days: days }, ipAddress: null },
      } as const;
      await recordAudit(client, entry, now);
    }
    await client.query(`DROP TABLE IF EXISTS "${found}"`);
  });
  return names;
}

/**
 * Drops the partitions of days that every project's retention has passed. A day stays whole as long as
 * an event of it still waits for something: retention never takes what is undelivered.
 * Returns the names of what went.
 */
export async function dropPartitions(pool: Pool, now: Date): Promise<string[]> {
  const { rows } = await pool.query<{ days: number | null }>(
    "SELECT max(retention_days) AS days FROM project",
  );
  const days = rows[0]?.days;
  if (!days) return [];
  await forgetOccurrences(pool, new Date(keepFromMs(days, now)));
  const dropped: string[] = [];
  for (const dayMs of await expiredDays(pool, keepFromMs(days, now))) {
    if (await hasPendingEvents(pool, dayMs)) continue;
    dropped.push(...(await dropDay(pool, dayMs, { days, now })));
  }
  if (dropped.length > 0) logger.info({ partitions: dropped }, "retention dropped partitions");
  return dropped;
}

/** Returns the start of the first day (UTC) that a retention of so many days keeps. */
export function keepFromMs(retentionDays: number, now: Date): number {
  return Math.floor(now.getTime() / DAY_MS) * DAY_MS - retentionDays * DAY_MS;
}

async function expiredDays(pool: Pool, untilMs: number): Promise<number[]> {
  const { rows } = await pool.query<{ day: string }>(
    "SELECT substring(relname FROM '\\d{8}$') AS day FROM pg_class WHERE relispartition AND relname ~ $1",
    [`^${DAY_TABLE}_p\\d{8}$`],
  );
  return rows
    .map(({ day }) => Date.parse(`${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}T00:00:00Z`))
    .filter((dayMs) => dayMs < untilMs)
    .sort((a, b) => a - b);
}

/**
 * A pending event keeps its own day and the day of its payload, which may be an earlier one; an order to
 * route a request keeps the day of both.
 */
export async function hasPendingEvents(pool: Pool, dayMs: number): Promise<boolean> {
  const range = (prefix: IdPrefix) => [
    idLowerBound(prefix, dayMs),
    idLowerBound(prefix, dayMs + DAY_MS),
  ];
  const isDue = "due_at IS NOT NULL";
  const isOfDay = "((id >= $1 AND id < $2) OR (payload_id >= $3 AND payload_id < $4))";
  const { rows } = await pool.query<{ pending: boolean }>(
    `SELECT EXISTS (SELECT 1 FROM event WHERE ${isDue} AND delivery_group IS NULL AND ${isOfDay})
       OR EXISTS (SELECT 1 FROM event WHERE ${isDue} AND delivery_group IS NOT NULL AND ${isOfDay})
       OR EXISTS (SELECT 1 FROM event WHERE status = 'HOLD' AND ${isOfDay})
       OR EXISTS (SELECT 1 FROM request WHERE id >= $5 AND id < $6 AND routed_at IS NULL)
       OR EXISTS (SELECT 1 FROM routing_order WHERE routed_at IS NULL
         AND request_id >= $5 AND request_id < $6) AS pending`,
    [...range("evt"), ...range("edt"), ...range("req")],
  );
  return rows[0]?.pending ?? false;
}
