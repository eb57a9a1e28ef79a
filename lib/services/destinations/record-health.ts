import type { Pool, PoolClient } from "pg";
import { logger } from "#lib/adapters/logger.ts";
import {
  endProbe,
  type Health,
  MIN_ATTEMPTS,
  observeAttempts,
  overloadOf,
  type Tally,
} from "#lib/domain/delivery/protection.ts";
import type { DeliveryResult } from "../events/record-results.ts";
import { type LockedHealth, lockHealth, saveHealth } from "./lock-health.ts";

/** Attempts of a destination count from its first overload on, until there was none for this long. */
const SUSPICION_MS = 60_000;

const NOTHING: Tally = { attempts: 0, overloads: 0, reason: null, retryAfterMs: null };

function add(tally: Tally, result: DeliveryResult): Tally {
  const reason = overloadOf(result.attempt);
  return {
    attempts: tally.attempts + 1,
    overloads: tally.overloads + (reason ? 1 : 0),
    reason: reason ?? tally.reason,
    retryAfterMs: reason ? result.retryAfterMs : tally.retryAfterMs,
  };
}

/**
 * Creates what keeps track of how destinations fare. Attempts at those that answer as they should cost
 * nothing: only from an overload on are a destination's attempts counted, and written at once when there
 * are many, else by the caller's clock through `flush`.
 */
export function createRecordHealth(pool: Pool, nowMs: () => number = () => performance.now()) {
  const suspectUntil = new Map<string, number>();
  const tallies = new Map<string, Tally>();

  async function changeWithin(
    client: PoolClient,
    destinationId: string,
    next: (locked: LockedHealth) => Health,
  ): Promise<void> {
    await client.query("BEGIN");
    const locked = await lockHealth(client, destinationId);
    if (locked && !locked.config.protection_disabled) {
      const health = next(locked);
      if (health !== locked.health) await saveHealth(client, destinationId, health);
      if (health.state !== locked.health.state) {
        logger.info({ destinationId, health }, `destination is ${health.state}`);
      }
    }
    await client.query("COMMIT");
  }

  /** Never throws: what was observed is on record already, and more will be. */
  async function change(destinationId: string, next: (locked: LockedHealth) => Health) {
    let client: PoolClient | null = null;
    try {
      client = await pool.connect();
      await changeWithin(client, destinationId, next);
    } catch (error) {
      await client?.query("ROLLBACK").catch(() => undefined);
      logger.warn({ err: error, destinationId }, "health of a destination not written");
    } finally {
      client?.release();
    }
  }

  function isSuspect(destinationId: string, now: number): boolean {
    const until = suspectUntil.get(destinationId);
    if (until !== undefined && until <= now) suspectUntil.delete(destinationId);
    return until !== undefined && until > now;
  }

  async function flushOne(destinationId: string): Promise<void> {
    const tally = tallies.get(destinationId) ?? NOTHING;
    tallies.delete(destinationId);
    await change(destinationId, ({ health, nowMs }) => observeAttempts(health, tally, nowMs));
  }

  return {
    /** Takes note of attempts that are over. Resolves when probes among them have had their effect. */
    async observe(results: readonly DeliveryResult[]): Promise<void> {
      const now = nowMs();
      for (const result of results) {
        const { destinationId, isProbe, attempt } = result;
        if (isProbe) continue;
        if (overloadOf(attempt)) suspectUntil.set(destinationId, now + SUSPICION_MS);
        else if (!isSuspect(destinationId, now)) continue;
        tallies.set(destinationId, add(tallies.get(destinationId) ?? NOTHING, result));
      }
      for (const [destinationId, { overloads }] of tallies) {
        if (overloads >= MIN_ATTEMPTS) await flushOne(destinationId);
      }
      for (const { destinationId, attempt, retryAfterMs } of results.filter(
        (each) => each.isProbe,
      )) {
        const reason = overloadOf(attempt);
        const overload = reason && { reason, retryAfterMs };
        await change(destinationId, (locked) => endProbe(locked.health, overload, locked.nowMs));
      }
    },
    /** Writes what was counted since the last time. */
    async flush(): Promise<void> {
      for (const destinationId of [...tallies.keys()]) await flushOne(destinationId);
    },
  };
}
