import { describe, expect, it } from "vitest";
import { delayOf } from "#lib/domain/rules/delay.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

describe("delayOf", () => {
  it.each([
    [0, 0],
    [1, 1],
    [30 * DAY_MS, 30 * DAY_MS],
    [365 * DAY_MS, 30 * DAY_MS],
  ])("%i ms holds events back for %i ms", (delay, expected) => {
    expect(delayOf([{ type: "filter" }, { type: "delay", delay }])).toBe(expected);
  });

  it("is 0 without a rule", () => {
    expect(delayOf([])).toBe(0);
  });
});
