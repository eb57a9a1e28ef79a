import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRateLimiter, rateHeaders } from "./rate-limiter.ts";

const MINUTE_MS = 60_000;

function at(limit: number) {
  const clock = { ms: MINUTE_MS * 1_000 };
  const limiter = createRateLimiter(limit, MINUTE_MS, () => clock.ms);
  return { clock, take: (key = "a") => limiter.take(key), limiter };
}

describe("createRateLimiter", () => {
  it("lets as many calls through as the limit says, for each key by itself", () => {
    const { take } = at(2);
    expect(take()).toMatchObject({ isAllowed: true, limit: 2, remaining: 1 });
    expect(take()).toMatchObject({ isAllowed: true, remaining: 0 });
    expect(take()).toMatchObject({ isAllowed: false, remaining: 0 });
    expect(take("b").isAllowed).toBe(true);
  });

  it("does not give a second burst at the turn of the minute", () => {
    const { clock, take } = at(100);
    clock.ms += MINUTE_MS - 1;
    for (let call = 0; call < 100; call += 1) take();
    clock.ms += 2;
    expect(take().isAllowed).toBe(false);
    clock.ms += MINUTE_MS / 2;
    expect(take().isAllowed).toBe(true);
  });

  it("forgets what is two minutes old", () => {
    const { clock, take } = at(1);
    take();
    clock.ms += 2 * MINUTE_MS;
    expect(take()).toMatchObject({ isAllowed: true, remaining: 0 });
  });

  it("never lets more than twice the limit through in any minute", () => {
    const steps = fc.array(fc.integer({ min: 0, max: 20_000 }), { maxLength: 200 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), steps, (limit, waits) => {
        const { clock, take } = at(limit);
        const taken: number[] = [];
        for (const wait of waits) {
          clock.ms += wait;
          if (take().isAllowed) taken.push(clock.ms);
        }
        for (const start of taken) {
          const within = taken.filter((ms) => ms >= start && ms < start + MINUTE_MS);
          expect(within.length).toBeLessThanOrEqual(2 * limit);
        }
      }),
    );
  });

  it("keeps nothing of keys that are long gone", () => {
    const { clock, take } = at(1);
    for (let key = 0; key < 10_000; key += 1) take(String(key));
    clock.ms += 5 * MINUTE_MS;
    expect(take("new").isAllowed).toBe(true);
    expect(take("0").isAllowed).toBe(true);
  });
});

describe("rateHeaders", () => {
  it("tells the limit, what is left, and when the window ends", () => {
    const { clock, take } = at(240);
    clock.ms += 45_500;
    expect(rateHeaders(take())).toEqual({
      "x-ratelimit-limit": "240",
      "x-ratelimit-remaining": "239",
      "x-ratelimit-reset": new Date(MINUTE_MS * 1_001).toISOString(),
      "retry-after": "14.5",
    });
  });
});
