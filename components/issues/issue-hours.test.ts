import { describe, expect, it } from "vitest";
import { fillSteps, lastDay, wholeLife } from "./issue-hours.ts";

const NOW = Date.parse("2026-11-23T10:20:00Z");
const HOUR_MS = 3_600_000;

describe("lastDay", () => {
  it("is 24 whole hours, the one under way included", () => {
    const { startMs, endMs, stepS } = lastDay(NOW);
    expect(new Date(endMs).toISOString()).toBe("2026-11-23T11:00:00.000Z");
    expect([endMs - startMs, stepS]).toEqual([24 * HOUR_MS, 3_600]);
    expect(lastDay(NOW + 60_000)).toEqual({ startMs, endMs, stepS });
  });
});

describe("fillSteps", () => {
  it("puts each count into its step and leaves out what is outside", () => {
    const range = { startMs: NOW, endMs: NOW + 3 * HOUR_MS, stepS: 3_600 };
    const at = (hours: number, count: number) => ({
      at: new Date(NOW + hours * HOUR_MS).toISOString(),
      count,
    });
    expect(fillSteps([at(0, 1), at(0.5, 2), at(2, 4), at(3, 9), at(-1, 9)], range)).toEqual([
      3, 0, 4,
    ]);
  });
});

describe("wholeLife", () => {
  it.each([
    ["a minute", 1 / 60, 60],
    ["three hours", 3, 300],
    ["a day", 24, 3_600],
    ["a month", 24 * 30, 24 * 3_600],
    ["a year", 24 * 365, 24 * 3_600],
  ])("shows %s in few steps of a round length", (_, hours, stepS) => {
    const range = wholeLife(NOW - hours * HOUR_MS, NOW);
    const steps = (range.endMs - range.startMs) / (range.stepS * 1_000);
    expect(range.stepS).toBe(stepS);
    expect(range.endMs).toBeGreaterThan(NOW);
    expect(steps).toBeGreaterThanOrEqual(24);
    expect(steps).toBeLessThanOrEqual(120);
  });
});
