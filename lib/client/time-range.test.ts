import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { boundsOf, rangeFilter, widerRange, writeRange } from "./time-range.ts";

const NOW = Date.UTC(2026, 10, 23, 12);
const HOUR_MS = 3_600_000;

describe("boundsOf", () => {
  it("counts a length back from now", () => {
    expect(boundsOf("3h", NOW)).toEqual({ fromMs: NOW - 3 * HOUR_MS, toMs: null });
    expect(boundsOf("all", NOW)).toEqual({ fromMs: null, toMs: null });
  });
  it("reads back what is written", () => {
    const ends = fc.option(fc.integer({ min: 0, max: NOW }));
    fc.assert(
      fc.property(ends, ends, (fromMs, toMs) => {
        fc.pre(fromMs === null || toMs === null || fromMs < toMs);
        expect(boundsOf(writeRange({ fromMs, toMs }), NOW)).toEqual({ fromMs, toMs });
      }),
    );
  });
  it.each(["", "x", "..", "0h", "9999w", "1..2", "2026-11-02..2026-11-01", "a..b"])(
    "knows that %j is no range",
    (text) => {
      expect(boundsOf(text, NOW)).toBeNull();
    },
  );
});

describe("rangeFilter", () => {
  it("counts a range back from now", () => {
    expect(rangeFilter("1h", null, NOW)).toEqual({ gte: "2026-11-23T11:00:00.000Z" });
  });
  it("ends a list that stands still where it was stopped", () => {
    const until = "2026-11-23T11:59:00.000Z";
    expect(rangeFilter("24h", until, NOW)).toEqual({
      gte: "2026-11-22T12:00:00.000Z",
      lte: until,
    });
    expect(rangeFilter("all", until, NOW)).toEqual({ lte: until });
    const past = "2026-11-01T00:00:00.000Z..2026-11-02T00:00:00.000Z";
    expect(rangeFilter(past, until, NOW)).toMatchObject({ lte: "2026-11-02T00:00:00.000Z" });
  });
  it("is absent when nothing limits the list", () => {
    expect(rangeFilter("all", null, NOW)).toBeUndefined();
    expect(rangeFilter("nonsense", null, NOW)).toBeUndefined();
  });
});

describe("widerRange", () => {
  it.each([
    ["1h", "6h"],
    ["24h", "2d"],
    ["7d", "14d"],
    ["14d", "30d"],
    ["90d", "all"],
    ["all", null],
  ])("widens %s to %s", (range, wider) => {
    expect(widerRange(range, NOW)).toBe(wider);
  });
  it("keeps the end of a range in the past", () => {
    const range = "2026-11-01T00:00:00.000Z..2026-11-02T00:00:00.000Z";
    expect(widerRange(range, NOW)).toBe("2026-10-31T00:00:00.000Z..2026-11-02T00:00:00.000Z");
  });
});
