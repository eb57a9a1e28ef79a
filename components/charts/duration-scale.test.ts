import { describe, expect, it } from "vitest";
import { durationScale } from "./duration-scale.ts";

const DAY_MS = 86_400_000;

describe("durationScale", () => {
  it("leaves values that are close enough to a linear axis", () => {
    expect(durationScale([0, 20, 40, 2_600])).toBeNull();
    expect(durationScale([])).toBeNull();
    expect(durationScale([0, 0])).toBeNull();
  });

  it("holds milliseconds and days on one axis, with few ticks at whole units", () => {
    const scale = durationScale([3, 40, 1.1 * DAY_MS]);
    expect(scale).toMatchObject({ minMs: 1, maxMs: 10 * DAY_MS });
    expect(scale?.ticks.length).toBeLessThanOrEqual(6);
    expect(scale?.ticks).toContain(10 * DAY_MS);
  });

  it("reaches as far as the values do", () => {
    expect(durationScale([5, 500 * DAY_MS])?.maxMs).toBe(500 * DAY_MS);
  });
});
