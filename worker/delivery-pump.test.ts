import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import type { ClaimedEvent } from "#lib/services/events/claimed-event.ts";
import { createDeliveryPump } from "./delivery-pump.ts";

let count = 0;
function event(destinationId: string): ClaimedEvent {
  count += 1;
  return {
    id: `evt_${count}`,
    claimId: "claim",
    projectId: "tm_1",
    connectionId: "web_1",
    sourceId: "src_1",
    destinationId,
    requestId: "req_1",
    createdAtMs: 0,
    firstAttemptAtMs: null,
    attempts: 0,
    automaticCount: 0,
    trigger: "INITIAL",
    verified: null,
    originalIp: "",
    bulkOperationId: null,
    deliveryGroup: null,
    orderKey: null,
    isProbe: false,
    configVersion: "1",
    payload: {
      id: "edt_1",
      method: "POST",
      path: "/",
      query: "",
      headers: {},
      bodyBytes: 0,
      body: Buffer.alloc(0),
    },
  };
}

/** A world with a backlog per destination; `answer` says how a delivery goes. */
function createWorld(
  backlog: Record<string, number>,
  answer: (event: ClaimedEvent, signal: AbortSignal) => Promise<void>,
) {
  const world = {
    delivered: [] as string[],
    released: [] as string[],
    inFlight: new Map<string, number>(),
    most: new Map<string, number>(),
    backlog,
  };
  const pump = createDeliveryPump<void>({
    async claim(destinationId, limit) {
      const taken = Math.min(limit, world.backlog[destinationId] ?? 0);
      world.backlog[destinationId] = (world.backlog[destinationId] ?? 0) - taken;
      return {
        events: Array.from({ length: taken }, () => ({ event: event(destinationId), delayMs: 0 })),
        again: taken < limit ? null : { inMs: 0, isAfterDelivery: false },
      };
    },
    async deliver(each, signal) {
      const now = (world.inFlight.get(each.destinationId) ?? 0) + 1;
      world.inFlight.set(each.destinationId, now);
      world.most.set(each.destinationId, Math.max(now, world.most.get(each.destinationId) ?? 0));
      await answer(each, signal);
      world.inFlight.set(each.destinationId, (world.inFlight.get(each.destinationId) ?? 1) - 1);
    },
    async settle(each) {
      world.delivered.push(each.destinationId);
    },
    renew: async () => {},
    async release(events) {
      world.released.push(...events.map((each) => each.destinationId));
    },
  });
  return { world, pump };
}

const never = (_: ClaimedEvent, signal: AbortSignal) =>
  new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));

describe("createDeliveryPump", () => {
  it("delivers a backlog of any length after one wake-up", async () => {
    const { world, pump } = createWorld({ a: 3_000 }, () => sleep(0));
    pump.wake("a");
    while (world.delivered.length < 3_000) await sleep(5);
    expect(world.backlog.a).toBe(0);
    await pump.stop(1_000);
  });

  it("goes on past destinations that never answer", async () => {
    const dead = Array.from({ length: 30 }, (_, n) => `dead${n}`);
    const backlog = Object.fromEntries([...dead.map((name) => [name, 1_000]), ["fast", 500]]);
    const { world, pump } = createWorld(backlog, (each, signal) =>
      each.destinationId === "fast" ? sleep(1) : never(each, signal),
    );
    for (const name of [...dead, "fast"]) pump.wake(name);
    while (world.delivered.filter((name) => name === "fast").length < 500) await sleep(5);
    for (const name of dead) expect(world.most.get(name)).toBeLessThanOrEqual(16);
    await pump.stop(10);
  });

  it("starts an event that was promised room, and refuses room behind a backlog", async () => {
    const { world, pump } = createWorld({ b: 5_000 }, (each, signal) =>
      each.destinationId === "a" ? sleep(1) : never(each, signal),
    );
    expect(pump.reserve("a")).toBe(true);
    pump.start(event("a"));
    pump.wake("b");
    await sleep(10);
    expect(pump.reserve("b")).toBe(false);
    expect(world.delivered).toEqual(["a"]);
    await pump.stop(10);
  });

  it("stops: gives back what was not begun, waits for what was, aborts what outlasts the grace", async () => {
    const { world, pump } = createWorld({ a: 200 }, never);
    pump.wake("a");
    await sleep(20);
    const begun = world.inFlight.get("a") ?? 0;
    await pump.stop(20);
    expect(world.delivered).toHaveLength(begun);
    expect(world.released.length + begun + (world.backlog.a ?? 0)).toBe(200);
    expect(pump.reserve("a")).toBe(false);
  });
});
