import type { Pool, PoolClient } from "pg";
import type { DeliveryRate } from "#lib/domain/delivery/rate-limit.ts";
import { type Claim, claimEvents } from "./claim-events.ts";
import { CLAIM_S } from "./claimed-event.ts";

/** Starts are handed out this far ahead: far less than a claim lasts. */
const HORIZON_MS = 1_000;

export type PacedClaims = {
  /** In the order of their starts; `delayMs` from now. */
  claims: (Claim & { delayMs: number })[];
  /** When to ask for what may be left: after this time, or as soon as a delivery ends. Null: nothing is. */
  again: { inMs: number; isAfterDelivery: boolean } | null;
};

const after = (inMs: number) => ({ inMs: Math.max(1, inMs), isAfterDelivery: false });
const WHEN_ONE_ENDS = { inMs: HORIZON_MS, isAfterDelivery: true };

/**
 * Claims no more events than a destination's rate allows to start within the next second, each with the
 * moment of its start: spread evenly, bursts included. The row of the destination is locked meanwhile
 * and keeps the next free moment, so that all workers together stay within the rate, also after a
 * restart. Waiting costs an event no retry.
 */
export async function claimWithinRate(
  pool: Pool,
  rate: DeliveryRate,
  destinationId: string,
  claimId: string,
  limit: number,
): Promise<PacedClaims> {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    const aheadMs = await lockSlots(client, destinationId);
    const paced =
      rate.kind === "spread"
        ? await claimSpread(client, rate.intervalMs, aheadMs, destinationId, claimId, limit)
        : await claimConcurrent(client, rate.max, destinationId, claimId, limit);
    await client.query("COMMIT");
    return paced;
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

/** Locks the destination's row. Returns in how many ms its next free start is, from 0. */
async function lockSlots(client: PoolClient, destinationId: string): Promise<number> {
  const { rows } = await client.query<{ ahead_ms: number }>(
    `INSERT INTO destination_rate (destination_id, next_slot_at) VALUES ($1, clock_timestamp())
     ON CONFLICT (destination_id) DO UPDATE
       SET next_slot_at = greatest(destination_rate.next_slot_at, clock_timestamp())
     RETURNING (extract(epoch FROM next_slot_at - clock_timestamp()) * 1000)::float8 AS ahead_ms`,
    [destinationId],
  );
  return Math.max(0, rows[0]?.ahead_ms ?? 0);
}

async function claimSpread(
  client: PoolClient,
  intervalMs: number,
  aheadMs: number,
  destinationId: string,
  claimId: string,
  limit: number,
): Promise<PacedClaims> {
  const free = aheadMs > HORIZON_MS ? 0 : Math.floor((HORIZON_MS - aheadMs) / intervalMs) + 1;
  const wanted = Math.min(free, limit);
  if (wanted === 0) return { claims: [], again: after(aheadMs - HORIZON_MS / 2) };
  const claims = await claimEvents(client, destinationId, claimId, wanted);
  await client.query(
    `UPDATE destination_rate SET next_slot_at = next_slot_at + $2 * interval '1 millisecond'
     WHERE destination_id = $1`,
    [destinationId, claims.length * intervalMs],
  );
  const nextMs = aheadMs + claims.length * intervalMs;
  return {
    claims: claims.map((claim, index) => ({ ...claim, delayMs: aheadMs + index * intervalMs })),
    again: claims.length < wanted ? null : after(nextMs - HORIZON_MS / 2),
  };
}

/** Claims that have not expired are in flight, here or on another worker. */
async function claimConcurrent(
  client: PoolClient,
  max: number,
  destinationId: string,
  claimId: string,
  limit: number,
): Promise<PacedClaims> {
  const { rows } = await client.query<{ busy: number }>(
    `SELECT count(*)::int AS busy FROM event
     WHERE destination_id = $1 AND claim_id IS NOT NULL
       AND due_at > now() AND due_at <= now() + interval '${CLAIM_S + 1} seconds'`,
    [destinationId],
  );
  const wanted = Math.min(max - (rows[0]?.busy ?? 0), limit);
  if (wanted < 1) return { claims: [], again: WHEN_ONE_ENDS };
  const claims = await claimEvents(client, destinationId, claimId, wanted);
  return {
    claims: claims.map((claim) => ({ ...claim, delayMs: 0 })),
    again: claims.length < wanted ? null : WHEN_ONE_ENDS,
  };
}
