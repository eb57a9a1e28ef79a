import type { Pool, PoolClient } from "pg";
import { groupIntervalMs, type RateConfig } from "#lib/domain/delivery/rate-limit.ts";
import {
  freeStarts,
  type GroupPace,
  HORIZON_MS,
  nextStartMs,
  type Pace,
  type Start,
  shareStarts,
} from "#lib/domain/delivery/starts.ts";
import { type Claim, claimGroupedEvents } from "./claim-events.ts";
import { wakeGroupsSql } from "./wake-groups.ts";

/** The groups of a destination that a claim has locked: it may start these now. */
export type OpenGroups = { inTurn: readonly GroupPace[]; paces: ReadonlyMap<string, Pace> };

/**
 * Locks up to `limit` groups of a destination that have something due and starts to give, those that
 * wait longest first. Those that somebody is just adding events to are passed over: whoever adds also
 * wakes.
 */
export async function openGroups(
  client: PoolClient,
  config: RateConfig,
  destinationId: string,
  limit: number,
): Promise<OpenGroups> {
  const { rows } = await client.query<{ name: string; last_ms: number | null }>({
    name: "open-groups",
    text: `
      SELECT name, (extract(epoch FROM last_start_at)::float8
        - extract(epoch FROM clock_timestamp())::float8) * 1000 AS last_ms
      FROM delivery_group WHERE destination_id = $1 AND wake_at <= now()
      ORDER BY wake_at LIMIT $2 FOR UPDATE SKIP LOCKED`,
    values: [destinationId, limit],
  });
  const inTurn = rows.map(({ name, last_ms: lastMs }) => {
    const intervalMs = groupIntervalMs(config, name);
    const nextMs = nextStartMs(intervalMs, lastMs ?? Number.NEGATIVE_INFINITY);
    return { name, intervalMs, nextMs };
  });
  return { inTurn, paces: new Map(inTurn.map((group) => [group.name, group])) };
}

/** Claims up to `budget` events, dealt out to the groups in turns, and writes down when each is next. */
export async function claimFromGroups(
  client: PoolClient,
  groups: OpenGroups,
  destinationId: string,
  claimId: string,
  budget: number,
): Promise<{ claims: Claim[]; served: GroupPace[] }> {
  const shares = shareStarts(groups.inTurn, budget);
  const claims =
    shares.size === 0 ? [] : await claimGroupedEvents(client, destinationId, claimId, shares);
  // A group that only the destination's own rate kept waiting keeps its place.
  const served = groups.inTurn.filter((group) => shares.has(group.name) || freeStarts(group) === 0);
  return { claims, served };
}

/**
 * Writes what the served groups started, and when each is worth another claim: when its next event is
 * due (those just claimed count too, in case that nobody finishes them) and its rate allows. So it goes
 * behind those that wait.
 */
export async function recordStarts(
  client: PoolClient,
  destinationId: string,
  served: readonly GroupPace[],
  starts: readonly Start<Claim>[],
  nowMs: number,
) {
  if (served.length === 0) return;
  const last = new Map(starts.map(({ group, startMs }) => [group, startMs]));
  const rows = served.map(({ name, intervalMs, nextMs }) => {
    const lastMs = last.get(name);
    const freeMs = lastMs === undefined ? nextMs : lastMs + intervalMs;
    return {
      name,
      last_ms: lastMs === undefined ? null : nowMs + lastMs,
      free_ms: nowMs + Math.max(0, freeMs - HORIZON_MS / 2),
    };
  });
  await client.query({
    name: "record-group-starts",
    text: `
      WITH input AS (
        SELECT i.name, to_timestamp(i.last_ms / 1000) AS last_start_at,
          to_timestamp(i.free_ms / 1000) AS free_at,
          (SELECT e.due_at FROM event e
           WHERE e.destination_id = $1 AND e.delivery_group = i.name AND e.due_at < 'infinity'
           ORDER BY e.due_at LIMIT 1) AS due_at
        FROM json_to_recordset($2::text::json) AS i (name text, last_ms float8, free_ms float8)
      )
      UPDATE delivery_group g SET last_start_at = coalesce(i.last_start_at, g.last_start_at),
        free_at = i.free_at, due_at = i.due_at,
        wake_at = CASE WHEN i.due_at IS NOT NULL THEN greatest(i.free_at, i.due_at) END
      FROM input i WHERE g.destination_id = $1 AND g.name = i.name`,
    values: [destinationId, JSON.stringify(rows)],
  });
}

/** In how many ms the next group of a destination is worth a claim; null: none waits. */
export async function nextWakeMs(
  client: PoolClient,
  destinationId: string,
): Promise<number | null> {
  const { rows } = await client.query<{ wake_ms: number | null }>({
    name: "next-group-wake",
    text: `
      SELECT (extract(epoch FROM min(wake_at)) - extract(epoch FROM clock_timestamp()))::float8 * 1000
        AS wake_ms
      FROM delivery_group WHERE destination_id = $1 AND wake_at IS NOT NULL`,
    values: [destinationId],
  });
  return rows[0]?.wake_ms ?? null;
}

/** A group that has had nothing to do for this long owes its rate nothing: no interval is longer. */
const IDLE_S = 70 * 60;

/**
 * Finds events of groups that are overdue and that nobody said so of, hopping from group to group
 * through the index of due events; forgets groups that have been idle for long.
 */
export async function tendDeliveryGroups(pool: Pool): Promise<void> {
  const next = (after: string) => `
    SELECT e.destination_id, e.delivery_group FROM event e
    WHERE e.due_at IS NOT NULL AND e.delivery_group IS NOT NULL ${after}
    ORDER BY e.destination_id, e.delivery_group LIMIT 1`;
  await pool.query(`
    WITH RECURSIVE hop AS (
      (${next("")})
      UNION ALL
      SELECT n.* FROM hop CROSS JOIN LATERAL (
        ${next("AND (e.destination_id, e.delivery_group) > (hop.destination_id, hop.delivery_group)")}
      ) AS n
    ), overdue AS (
      SELECT hop.*, d.due_at FROM hop CROSS JOIN LATERAL (
        SELECT e.due_at FROM event e
        WHERE e.destination_id = hop.destination_id AND e.delivery_group = hop.delivery_group
          AND e.due_at < 'infinity'
        ORDER BY e.due_at LIMIT 1) AS d
    )
    ${wakeGroupsSql("overdue")}`);
  await pool.query(
    `DELETE FROM delivery_group WHERE wake_at IS NULL
       AND (last_start_at IS NULL OR last_start_at < now() - interval '${IDLE_S} seconds')`,
  );
}
