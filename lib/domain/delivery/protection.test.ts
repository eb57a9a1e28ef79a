import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { classifyResponse, failedWithout } from "./classify-response.ts";
import {
  beginProbe,
  endProbe,
  HEALTHY,
  type Health,
  isProbeDue,
  observeAttempts,
  overloadOf,
  type Tally,
} from "./protection.ts";

const NOW = Date.UTC(2026, 10, 23, 12);
const MINUTE = 60_000;
const overload = { reason: "SERVICE_UNAVAILABLE", retryAfterMs: null } as const;

const tally = (attempts: number, overloads: number, retryAfterMs: number | null = null): Tally => ({
  attempts,
  overloads,
  reason: overloads > 0 ? "SERVICE_UNAVAILABLE" : null,
  retryAfterMs,
});

function slowed(retryAfterMs: number | null = null) {
  const health = observeAttempts(HEALTHY, tally(10, 10, retryAfterMs), NOW);
  if (health.state !== "slowed") throw new Error("not slowed");
  return health;
}

const stateAfter = (tallies: [number, Tally][]) =>
  tallies.reduce<Health>(
    (health, [atMs, each]) => observeAttempts(health, each, NOW + atMs),
    HEALTHY,
  ).state;

describe("overloadOf", () => {
  it("names timeouts, 429 and 503, and nothing else", () => {
    const outcomes = [
      failedWithout("TIMEOUT"),
      classifyResponse(429, null),
      classifyResponse(503, null),
      classifyResponse(500, null),
      classifyResponse(200, null),
      failedWithout("CONNECTION_REFUSED"),
    ];
    expect(outcomes.map(overloadOf)).toEqual([
      "TIMEOUT",
      "TOO_MANY_REQUESTS",
      "SERVICE_UNAVAILABLE",
      null,
      null,
      null,
    ]);
  });
});

describe("observeAttempts", () => {
  it.each<[string, [number, Tally][], Health["state"]]>([
    ["ten overloads", [[0, tally(10, 10)]], "slowed"],
    ["nine overloads", [[0, tally(9, 9)]], "healthy"],
    ["nine of ten", [[0, tally(10, 9)]], "slowed"],
    ["89 of 100", [[0, tally(100, 89)]], "healthy"],
    [
      "ten spread over the minute",
      Array.from({ length: 10 }, (_, i) => [i * 5_000, tally(1, 1)]),
      "slowed",
    ],
    [
      "ten over five minutes",
      Array.from({ length: 10 }, (_, i) => [i * 30_000, tally(1, 1)]),
      "healthy",
    ],
    [
      "many successes before",
      [
        [0, tally(1_000, 0)],
        [1_000, tally(20, 20)],
      ],
      "healthy",
    ],
    [
      "successes more than a minute ago",
      [
        [0, tally(1_000, 0)],
        [2 * MINUTE, tally(20, 20)],
      ],
      "slowed",
    ],
    ["failures of another kind", [[0, tally(50, 0)]], "healthy"],
  ])("after %s", (_name, tallies, state) => {
    expect(stateAfter(tallies)).toBe(state);
  });

  it("keeps a minute of counts, however long and odd the history", () => {
    const history = fc.array(fc.tuple(fc.integer({ min: -MINUTE, max: 10 * MINUTE }), fc.nat(9)), {
      maxLength: 80,
    });
    fc.assert(
      fc.property(history, (observed) => {
        const health = observed.reduce<Health>(
          (before, [atMs, count]) => observeAttempts(before, tally(count, 0), NOW + atMs),
          HEALTHY,
        );
        expect(health.state === "healthy" ? health.spans.length : 99).toBeLessThanOrEqual(13);
      }),
    );
  });

  it("is not moved by what was begun before it slowed the destination", () => {
    const health = slowed();
    expect(observeAttempts(health, tally(100, 100), NOW + 1)).toBe(health);
    expect(observeAttempts(health, tally(100, 0), NOW + 1)).toBe(health);
  });

  it("waits as long as the destination asks, up to an hour", () => {
    expect(slowed(30_000).nextProbeAtMs).toBe(NOW + 30_000);
    expect(slowed(1_000).nextProbeAtMs).toBe(NOW + 10_000);
    expect(slowed(86_400_000).nextProbeAtMs).toBe(NOW + 3_600_000);
  });
});

describe("probes", () => {
  it("come 10 s apart, then twice as long each time, up to 5 min", () => {
    let health: Health = slowed();
    const waits: number[] = [];
    let nowMs = NOW;
    for (let probe = 0; probe < 8 && health.state === "slowed"; probe += 1) {
      waits.push(health.nextProbeAtMs - nowMs);
      nowMs = health.nextProbeAtMs;
      health = endProbe(beginProbe(health, 1_000, nowMs), overload, nowMs);
    }
    expect(waits).toEqual([10, 20, 40, 80, 160, 300, 300, 300].map((s) => s * 1_000));
  });

  it("are one at a time while one is under way, and go on when its worker died", () => {
    const health = slowed();
    const at = health.nextProbeAtMs;
    expect(isProbeDue(health, at - 1)).toBe(false);
    expect(isProbeDue(health, at)).toBe(true);
    const begun = beginProbe(health, 900_000, at);
    expect(isProbeDue(begun, at + 59_999)).toBe(false);
    expect(isProbeDue(begun, at + 60_000)).toBe(true);
  });

  it("end the slowing after three in a row that show no overload, whatever else they show", () => {
    let health: Health = slowed();
    const isSlowed = [];
    for (const result of [null, null, overload, null, null, null]) {
      health = endProbe(health, result, NOW + MINUTE);
      isSlowed.push(health.state === "slowed");
    }
    expect(isSlowed).toEqual([true, true, true, true, true, false]);
    expect(health).toEqual(HEALTHY);
  });

  it("never come sooner than a second after the one before, nor later than an hour", () => {
    const results = fc.array(
      fc.option(
        fc.record({
          reason: fc.constantFrom("TIMEOUT" as const, "TOO_MANY_REQUESTS" as const),
          retryAfterMs: fc.option(fc.nat(10 * 86_400_000)),
        }),
      ),
      { maxLength: 50 },
    );
    fc.assert(
      fc.property(results, (sequence) => {
        let health = slowed();
        for (const result of sequence) {
          const nowMs = health.nextProbeAtMs;
          const next = endProbe(beginProbe(health, 5_000, nowMs), result, nowMs);
          if (next.state === "healthy") break;
          expect(next.nextProbeAtMs - nowMs).toBeGreaterThanOrEqual(1_000);
          expect(next.nextProbeAtMs - nowMs).toBeLessThanOrEqual(3_600_000);
          health = next;
        }
      }),
    );
  });
});
