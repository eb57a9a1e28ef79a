import type { Pool, PoolClient } from "pg";
import type { DeliveryRate } from "#lib/domain/delivery/rate-limit.ts";
import {
  freeStarts,
  HORIZON_MS,
  nextStartMs,
  type Pace,
  paceStarts,
} from "#lib/domain/delivery/starts.ts";
import { type Claim, claimEvents } from "./claim-events.ts";
import { CLAIM_S } from "./claimed-event.ts";
import {
  claimFromGroups,
  nextWakeMs,
  type OpenGroups,
  openGroups,
  recordStarts,
} from "./delivery-groups.ts";
import type { DeliveryPace } from "./load-delivery-pace.ts";
import { openProbe } from "./open-probe.ts";

export type PacedClaims = {
  /** In the order of their starts; `delayMs` from now. */
  claims: (Claim & { delayMs: number })[];
  /** When to ask for what may be left: after this time, or as soon as a delivery ends. Null: nothing is. */
  again: { inMs: number; isAfterDelivery: boolean } | null;
};

/** What the destination as a whole may start now. */
type Budget = { starts: number; pace: Pace; isConcurrent: boolean };

const UNLIMITED: Pace = { intervalMs: 0, nextMs: 0 };
const WHEN_ONE_ENDS = { inMs: HORIZON_MS, isAfterDelivery: true };
/** Nobody asks again sooner: a group may be held by somebody who is just adding events to it. */
const MIN_REST_MS = 10;

const after = (inMs: number) => ({ inMs: Math.max(MIN_REST_MS, inMs), isAfterDelivery: false });

/**
 * Claims no more events than a destination and its delivery groups may start within the next second,
 * each with the moment of its start: spread evenly, bursts included. The row of the destination is
 * locked meanwhile and keeps the last start, so that all workers together stay within the rate, also
 * after a restart. Waiting costs an event no retry.
 */
export async function claimAtPace(
  pool: Pool,
  pace: DeliveryPace,
  destinationId: string,
  claimId: string,
  limit: number,
): Promise<PacedClaims> {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    const probe = pace.isSlowed ? await openProbe(client, destinationId) : null;
    if (probe && probe.waitMs > 0) {
      await client.query("COMMIT");
      return { claims: [], again: { inMs: probe.waitMs, isAfterDelivery: true } };
    }
    const lock = await lockDestination(client, destinationId);
    const budget = await budgetOf(client, pace.rate, lock.lastMs, destinationId, probe ? 1 : limit);
    const groups =
      pace.groups && (await openGroups(client, pace.groups, destinationId, budget.starts));
    const { claims, served } = await claimWithin(client, budget, groups, destinationId, claimId);
    const starts = paceStarts(
      claims.map((claim) => ({ item: claim, group: claim.event.deliveryGroup })),
      groups?.paces ?? new Map(),
      budget.pace,
    );
    const lastMs = starts.at(-1)?.startMs;
    if (lastMs !== undefined) await saveLastStart(client, destinationId, lock.nowMs + lastMs);
    await recordStarts(client, destinationId, served, starts, lock.nowMs);
    const wakeMs = groups && (await nextWakeMs(client, destinationId));
    if (probe && claims.length > 0) await probe.begin();
    await client.query("COMMIT");
    if (probe) for (const { event } of claims) event.isProbe = true;
    return {
      claims: starts.map(({ item, startMs }) => ({ ...item, delayMs: startMs })),
      again:
        probe && claims.length > 0
          ? WHEN_ONE_ENDS
          : whenAgain(budget, claims, lastMs ?? null, wakeMs),
    };
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

/** Locks the destination's row. Says when its last start was handed out, in ms from now, and what time it is. */
async function lockDestination(client: PoolClient, destinationId: string) {
  const { rows } = await client.query<{ last_ms: number; now_ms: number }>({
    name: "lock-destination-rate",
    text: `
      INSERT INTO destination_rate AS r (destination_id, last_start_at) VALUES ($1, '-infinity')
      ON CONFLICT (destination_id) DO UPDATE SET last_start_at = r.last_start_at
      RETURNING (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS now_ms,
        (extract(epoch FROM last_start_at)::float8
          - extract(epoch FROM clock_timestamp())::float8) * 1000 AS last_ms`,
    values: [destinationId],
  });
  const [row] = rows;
  if (!row) throw new Error("the row of a destination's rate was neither found nor made");
  return { lastMs: row.last_ms, nowMs: row.now_ms };
}

async function saveLastStart(client: PoolClient, destinationId: string, atMs: number) {
  await client.query({
    name: "save-last-start",
    text: "UPDATE destination_rate SET last_start_at = to_timestamp($2::float8 / 1000) WHERE destination_id = $1",
    values: [destinationId, atMs],
  });
}

async function budgetOf(
  client: PoolClient,
  rate: DeliveryRate | null,
  lastMs: number,
  destinationId: string,
  limit: number,
): Promise<Budget> {
  if (!rate) return { starts: limit, pace: UNLIMITED, isConcurrent: false };
  if (rate.kind === "concurrent") {
    const free = rate.max - (await countInFlight(client, destinationId));
    return { starts: Math.max(0, Math.min(free, limit)), pace: UNLIMITED, isConcurrent: true };
  }
  const { intervalMs } = rate;
  const pace = { intervalMs, nextMs: nextStartMs(intervalMs, lastMs) };
  return { starts: Math.min(freeStarts(pace), limit), pace, isConcurrent: false };
}

/** Claims that have not expired are in flight, here or on another worker. */
async function countInFlight(client: PoolClient, destinationId: string): Promise<number> {
  const count = (group: string) => `(
    SELECT count(*) FROM event
    WHERE destination_id = $1 AND delivery_group ${group} AND claim_id IS NOT NULL
      AND due_at > now() AND due_at <= now() + interval '${CLAIM_S + 1} seconds')`;
  const { rows } = await client.query<{ busy: number }>({
    name: "count-in-flight",
    text: `SELECT (${count("IS NULL")} + ${count("IS NOT NULL")})::int AS busy`,
    values: [destinationId],
  });
  return rows[0]?.busy ?? 0;
}

/** Claims from the groups and, for up to half of the starts, events that are in none. */
async function claimWithin(
  client: PoolClient,
  { starts }: Budget,
  groups: OpenGroups | null,
  destinationId: string,
  claimId: string,
) {
  if (starts === 0) return { claims: [], served: [] };
  const ungroupedStarts = groups ? Math.ceil(starts / 2) : starts;
  const ungrouped = await claimEvents(client, destinationId, claimId, ungroupedStarts);
  if (!groups) return { claims: ungrouped, served: [] };
  const left = starts - ungrouped.length;
  const grouped = await claimFromGroups(client, groups, destinationId, claimId, left);
  return { ...grouped, claims: [...ungrouped, ...grouped.claims] };
}

function whenAgain(
  budget: Budget,
  claims: readonly Claim[],
  lastMs: number | null,
  wakeMs: number | null,
): PacedClaims["again"] {
  const { starts, pace, isConcurrent } = budget;
  const isUsedUp = claims.length === starts;
  if (isUsedUp && isConcurrent) return WHEN_ONE_ENDS;
  const nextMs = lastMs === null ? pace.nextMs : lastMs + pace.intervalMs;
  const freeMs = pace.intervalMs > 0 ? nextMs - HORIZON_MS / 2 : 0;
  if (isUsedUp)
    return starts > 0 && pace.intervalMs === 0
      ? { inMs: 0, isAfterDelivery: false }
      : after(freeMs);
  return wakeMs === null ? null : after(Math.max(wakeMs, freeMs));
}
