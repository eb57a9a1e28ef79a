import type { ClaimedEvent } from "#lib/services/events/claimed-event.ts";

const START_CAP = 16;
const MAX_CAP = 128;
const MIN_CAP = 4;
/** An answer within this time earns the destination one more delivery in flight. */
const FAST_MS = 1_000;
/** One that takes longer halves what it may have. */
const SLOW_MS = 5_000;

/** What the pump knows of one destination. */
export type DeliveryLane = {
  readonly destinationId: string;
  ready: ClaimedEvent[];
  inFlight: number;
  /** Promised to events that are being inserted right now. */
  reserved: number;
  /** More due events stand in the database. */
  hasMore: boolean;
  isClaiming: boolean;
  /** Claimed ahead of the start that the destination's rate gives them. */
  waiting: Map<ClaimedEvent, NodeJS.Timeout>;
  /** No claim before this moment (of performance.now): the destination's rate has nothing to give. */
  restsUntil: number;
  /** The end of any delivery makes room at once. */
  isFreedByDelivery: boolean;
  /** Deliveries that may be in flight: grows with fast answers, shrinks with slow ones. */
  cap: number;
};

export function createLane(destinationId: string): DeliveryLane {
  return {
    destinationId,
    ready: [],
    inFlight: 0,
    reserved: 0,
    hasMore: false,
    isClaiming: false,
    waiting: new Map(),
    restsUntil: 0,
    isFreedByDelivery: false,
    cap: START_CAP,
  };
}

/** Grows or shrinks a lane by how long its destination took to answer. */
export function adaptCap(lane: DeliveryLane, latencyMs: number): void {
  if (latencyMs <= FAST_MS) lane.cap = Math.min(MAX_CAP, lane.cap + 1);
  else if (latencyMs >= SLOW_MS) lane.cap = Math.max(MIN_CAP, Math.floor(lane.cap / 2));
}

/** How many events a lane may still take into memory: two rounds of what it may have in flight. */
export function roomIn(lane: DeliveryLane): number {
  const held = lane.ready.length + lane.waiting.size + lane.inFlight + lane.reserved;
  return Math.max(0, Math.max(64, lane.cap * 2) - held);
}

export function isIdle(lane: DeliveryLane): boolean {
  return (
    lane.ready.length === 0 &&
    lane.waiting.size === 0 &&
    lane.inFlight === 0 &&
    lane.reserved === 0 &&
    !lane.hasMore &&
    !lane.isClaiming
  );
}
