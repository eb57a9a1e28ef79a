import { logger } from "#lib/adapters/logger.ts";
import { type ClaimedEvent, RENEW_MS } from "#lib/services/events/claimed-event.ts";
import { adaptCap, createLane, type DeliveryLane, isIdle, roomIn } from "./delivery-lane.ts";

/** Deliveries in flight in this process. */
const SLOTS = 512;
/** Kept for destinations with little in flight, so that busy or dead ones never take every slot. */
const RESERVED_SLOTS = 128;
const SMALL_LANE = 4;
/** Payload bytes of events that wait in memory. */
const READY_BYTES = 32 * 1024 * 1024;

type Claimed = {
  /** With the time until each may start, in ms. */
  events: { event: ClaimedEvent; delayMs: number }[];
  /** When more may be claimed; null: there is no more. */
  again: { inMs: number; isAfterDelivery: boolean } | null;
};

export type PumpEffects<Outcome> = {
  claim(destinationId: string, limit: number): Promise<Claimed>;
  /** Makes the HTTP call. Never throws: what goes wrong on the far side is an outcome. */
  deliver(event: ClaimedEvent, signal: AbortSignal): Promise<Outcome>;
  /** Resolves when the outcome is committed. */
  settle(event: ClaimedEvent, outcome: Outcome): Promise<void>;
  renew(events: ClaimedEvent[]): Promise<void>;
  release(events: ClaimedEvent[]): Promise<void>;
};

export type DeliveryPump = {
  /** Promises room for an event of this destination that is about to be inserted already claimed. */
  reserve(destinationId: string): boolean;
  /** Takes back promises whose events did not come about. */
  unreserve(destinationId: string): void;
  /** Hands over an event that was promised room. */
  start(event: ClaimedEvent): void;
  /** Says that a destination has due events in the database. */
  wake(destinationId: string): void;
  /** Says that rates may have changed: what waits for one is asked about again. */
  wakeResting(): void;
  /** Stops claiming, gives back what was not begun, waits for the rest, aborts it after `graceMs`. */
  stop(graceMs: number): Promise<void>;
};

/**
 * Keeps up to 512 deliveries in flight and is fair between destinations: each has its own lane with its
 * own cap, lanes take turns, and a slow or dead destination only ever fills its own lane.
 */
export function createDeliveryPump<Outcome>(effects: PumpEffects<Outcome>): DeliveryPump {
  const lanes = new Map<string, DeliveryLane>();
  /** Lanes with ready events, in the order of their turns. */
  let turns: DeliveryLane[] = [];
  /** All that this process has claimed and not settled, by the moment it was last (re)claimed. */
  const held = new Map<ClaimedEvent, number>();
  const abort = new AbortController();
  let inFlight = 0;
  let readyBytes = 0;
  let isStopping = false;
  let onSettled = () => {};

  function laneOf(destinationId: string): DeliveryLane {
    let lane = lanes.get(destinationId);
    if (!lane) {
      lane = createLane(destinationId);
      lanes.set(destinationId, lane);
    }
    return lane;
  }

  function hold(lane: DeliveryLane, event: ClaimedEvent, delayMs: number) {
    held.set(event, performance.now());
    if (delayMs < 1) return makeReady(lane, event);
    const timer = setTimeout(() => {
      lane.waiting.delete(event);
      makeReady(lane, event);
      dispatch();
    }, delayMs);
    lane.waiting.set(event, timer);
  }

  function makeReady(lane: DeliveryLane, event: ClaimedEvent) {
    if (lane.ready.length === 0) turns.push(lane);
    lane.ready.push(event);
    readyBytes += event.payload.body?.length ?? 0;
  }

  function canDispatch(lane: DeliveryLane): boolean {
    if (lane.inFlight >= lane.cap) return false;
    return lane.inFlight < SMALL_LANE || inFlight < SLOTS - RESERVED_SLOTS;
  }

  function dispatch() {
    const blocked: DeliveryLane[] = [];
    while (turns.length > 0 && inFlight < SLOTS && !isStopping) {
      const round = turns;
      turns = [];
      let hasMoved = false;
      for (const lane of round) {
        if (inFlight >= SLOTS || !canDispatch(lane)) {
          blocked.push(lane);
          continue;
        }
        const event = lane.ready.shift();
        if (event) {
          hasMoved = true;
          void run(lane, event);
        }
        if (lane.ready.length > 0) turns.push(lane);
        if (lane.ready.length < lane.cap) void refill(lane);
      }
      if (!hasMoved) break;
    }
    turns = turns.concat(blocked);
  }

  async function run(lane: DeliveryLane, event: ClaimedEvent) {
    inFlight += 1;
    lane.inFlight += 1;
    readyBytes -= event.payload.body?.length ?? 0;
    const startedAt = performance.now();
    const outcome = await effects.deliver(event, abort.signal);
    adaptCap(lane, performance.now() - startedAt);
    inFlight -= 1;
    lane.inFlight -= 1;
    dispatch();
    if (lane.ready.length === 0) void refill(lane);
    await effects.settle(event, outcome).catch((error) => {
      logger.error({ err: error, eventId: event.id }, "attempt could not be recorded");
    });
    held.delete(event);
    if (lane.isFreedByDelivery) {
      lane.restsUntil = 0;
      void refill(lane);
    }
    if (isIdle(lane)) lanes.delete(lane.destinationId);
    if (held.size === 0) onSettled();
  }

  async function refill(lane: DeliveryLane) {
    const limit = Math.min(roomIn(lane), 256);
    if (!lane.hasMore || lane.isClaiming || isStopping || limit < 1) return;
    if (readyBytes > READY_BYTES || performance.now() < lane.restsUntil) return;
    lane.isClaiming = true;
    lane.hasMore = false;
    try {
      const { events, again } = await effects.claim(lane.destinationId, limit);
      for (const { event, delayMs } of events) hold(lane, event, delayMs);
      if (again) rest(lane, again);
    } catch (error) {
      // The sweeper wakes the destination again once the database answers.
      logger.warn({ err: error, destinationId: lane.destinationId }, "events could not be claimed");
    }
    lane.isClaiming = false;
    if (isStopping) await giveBack();
    dispatch();
    if (lane.hasMore && lane.ready.length === 0) void refill(lane);
    else if (isIdle(lane)) lanes.delete(lane.destinationId);
  }

  function rest(lane: DeliveryLane, again: { inMs: number; isAfterDelivery: boolean }) {
    lane.hasMore = true;
    lane.isFreedByDelivery = again.isAfterDelivery;
    if (again.inMs === 0) return;
    lane.restsUntil = performance.now() + again.inMs;
    setTimeout(() => void refill(lane), again.inMs + 1).unref();
  }

  /** Gives back all that was claimed and not begun. */
  async function giveBack() {
    const events = [...lanes.values()].flatMap((lane) => {
      for (const timer of lane.waiting.values()) clearTimeout(timer);
      const waiting = [...lane.waiting.keys()];
      lane.waiting.clear();
      return [...lane.ready.splice(0), ...waiting];
    });
    turns = [];
    for (const event of events) held.delete(event);
    if (events.length > 0) await effects.release(events);
  }

  async function renew() {
    const now = performance.now();
    const old = [...held].filter(([, since]) => now - since >= RENEW_MS).map(([event]) => event);
    if (old.length === 0) return;
    await effects.renew(old);
    for (const event of old) if (held.has(event)) held.set(event, now);
  }

  const renewal = setInterval(() => {
    renew().catch((error) => logger.warn({ err: error }, "claims could not be renewed"));
  }, RENEW_MS);

  return {
    reserve(destinationId) {
      const lane = laneOf(destinationId);
      if (isStopping || lane.hasMore || lane.isClaiming || roomIn(lane) < 1) return false;
      if (readyBytes > READY_BYTES) return false;
      lane.reserved += 1;
      return true;
    },
    unreserve(destinationId) {
      const lane = laneOf(destinationId);
      lane.reserved -= 1;
      if (isIdle(lane)) lanes.delete(destinationId);
    },
    start(event) {
      const lane = laneOf(event.destinationId);
      lane.reserved -= 1;
      hold(lane, event, 0);
      if (isStopping) void giveBack();
      else dispatch();
    },
    wake(destinationId) {
      const lane = laneOf(destinationId);
      lane.hasMore = true;
      void refill(lane);
    },
    wakeResting() {
      for (const lane of lanes.values()) {
        if (!lane.hasMore || lane.restsUntil === 0) continue;
        lane.restsUntil = 0;
        void refill(lane);
      }
    },
    async stop(graceMs) {
      isStopping = true;
      await giveBack();
      if (held.size > 0) {
        const settled = new Promise<void>((resolve) => {
          onSettled = resolve;
        });
        const grace = setTimeout(() => abort.abort(), graceMs);
        await settled;
        clearTimeout(grace);
      }
      clearInterval(renewal);
    },
  };
}
