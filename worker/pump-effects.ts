import { randomUUID } from "node:crypto";
import type { GroupCommit } from "#lib/adapters/group-commit.ts";
import { logger } from "#lib/adapters/logger.ts";
import { claimAtPace, type PacedClaims } from "#lib/services/events/claim-at-pace.ts";
import { claimEvents, releaseClaims, renewClaims } from "#lib/services/events/claim-events.ts";
import type { ClaimedEvent } from "#lib/services/events/claimed-event.ts";
import {
  createDeliverEvent,
  type DeliverContext,
  type Delivery,
} from "#lib/services/events/deliver-event.ts";
import { loadDeliveryPace } from "#lib/services/events/load-delivery-pace.ts";
import { recordInterruptions } from "#lib/services/events/record-interruptions.ts";
import type { DeliveryResult } from "#lib/services/events/record-results.ts";
import type { PumpEffects } from "./delivery-pump.ts";
import type { LineKeeper } from "./line-keeper.ts";

/** How long a result waits before it is written again when the database did not take it. */
const RETRY_MS = 500;
const RETRIES = 600;

export type EffectParts = DeliverContext & {
  results: GroupCommit<DeliveryResult, boolean>;
  parked: GroupCommit<string, undefined>;
  lines: LineKeeper;
};

const ids = (events: ClaimedEvent[]) => events.map((event) => event.id);
const claimIds = (events: ClaimedEvent[]) => [...new Set(events.map((event) => event.claimId))];

/** Writes until the database takes it: what a destination was sent must not be forgotten. */
async function insist<T>(write: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await write();
    } catch (error) {
      if (tries >= RETRIES) throw error;
      if (tries === 1) logger.warn({ err: error }, "result not written yet, trying on");
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }
}

async function claim(
  { pool }: EffectParts,
  destinationId: string,
  limit: number,
): Promise<PacedClaims> {
  const claimId = randomUUID();
  const pace = await loadDeliveryPace(pool, destinationId);
  if (pace) return claimAtPace(pool, pace, destinationId, claimId, limit);
  const claims = await claimEvents(pool, destinationId, claimId, limit);
  return {
    claims: claims.map((claim) => ({ ...claim, delayMs: 0 })),
    again: claims.length < limit ? null : { inMs: 0, isAfterDelivery: false },
  };
}

/** What the pump does to the world: claims, calls, records. */
export function createPumpEffects(parts: EffectParts): PumpEffects<Delivery> {
  const { pool, results, parked, lines } = parts;
  const deliver = createDeliverEvent(parts);
  return {
    async claim(destinationId, limit) {
      const { claims, again } = await claim(parts, destinationId, limit);
      const going = await recordInterruptions(pool, claims, Date.now());
      const ended = claims.filter(({ event }) => !going.some((each) => each.event.id === event.id));
      lines.advance({ keys: ended.flatMap(({ event }) => event.orderKey ?? []) });
      return { events: going, again };
    },
    deliver,
    async settle(event, delivery) {
      if (delivery.kind === "park") return insist(() => parked.add(event.id));
      if (delivery.kind === "interrupted") {
        // A stop in good order is no fault of the event's: it does not count towards giving it up.
        await recordInterruptions(
          pool,
          [{ event, isInterrupted: true, interruptions: 0 }],
          Date.now(),
        );
      }
      if (delivery.kind !== "attempted") return releaseClaims(pool, [event.id], [event.claimId]);
      const counted = await insist(() => results.add(delivery.result));
      if (!counted) logger.warn({ eventId: event.id }, "claim was lost, the result does not count");
    },
    renew: (events) => renewClaims(pool, ids(events), claimIds(events)),
    release: (events) => releaseClaims(pool, ids(events), claimIds(events)),
  };
}
