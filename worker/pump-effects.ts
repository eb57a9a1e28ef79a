import { randomUUID } from "node:crypto";
import type { GroupCommit } from "#lib/adapters/group-commit.ts";
import { logger } from "#lib/adapters/logger.ts";
import { claimEvents, releaseClaims, renewClaims } from "#lib/services/events/claim-events.ts";
import type { ClaimedEvent } from "#lib/services/events/claimed-event.ts";
import {
  createDeliverEvent,
  type DeliverContext,
  type Delivery,
} from "#lib/services/events/deliver-event.ts";
import { recordInterruptions } from "#lib/services/events/record-interruptions.ts";
import type { DeliveryResult } from "#lib/services/events/record-results.ts";
import type { PumpEffects } from "./delivery-pump.ts";

/** How long a result waits before it is written again when the database did not take it. */
const RETRY_MS = 500;
const RETRIES = 600;

export type EffectParts = DeliverContext & {
  results: GroupCommit<DeliveryResult, boolean>;
  parked: GroupCommit<string, undefined>;
};

const ids = (events: ClaimedEvent[]) => events.map((event) => event.id);
const claims = (events: ClaimedEvent[]) => [...new Set(events.map((event) => event.claimId))];

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

/** What the pump does to the world: claims, calls, records. */
export function createPumpEffects(parts: EffectParts): PumpEffects<Delivery> {
  const { pool, results, parked } = parts;
  const deliver = createDeliverEvent(parts);
  return {
    async claim(destinationId, limit) {
      const claimed = await claimEvents(pool, destinationId, randomUUID(), limit);
      const going = await recordInterruptions(pool, claimed, Date.now());
      return going.map((claim) => claim.event);
    },
    deliver,
    async settle(event, delivery) {
      if (delivery.kind === "park") return insist(() => parked.add(event.id));
      if (delivery.kind === "abandon") return releaseClaims(pool, [event.id], [event.claimId]);
      const counted = await insist(() => results.add(delivery.result));
      if (!counted) logger.warn({ eventId: event.id }, "claim was lost, the result does not count");
    },
    renew: (events) => renewClaims(pool, ids(events), claims(events)),
    release: (events) => releaseClaims(pool, ids(events), claims(events)),
  };
}
