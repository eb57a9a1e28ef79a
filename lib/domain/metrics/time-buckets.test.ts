import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Granularity, granularity } from "#lib/schemas/granularity.ts";
import { bucketStarts, isMadeOf } from "./time-buckets.ts";

const parse = (text: string) => granularity.parse(text) as Granularity;
const at = (text: string) => Date.parse(text);
const starts = (text: string, from: string, to: string) =>
  bucketStarts(parse(text), at(from), at(to), 1_000).map((ms) =>
    new Date(ms).toISOString().replace(":00.000Z", ""),
  );

describe("bucketStarts", () => {
  it.each([
    ["15m", "2026-11-23T10:07:00Z", "2026-11-23T10:31:00Z", ["10:00", "10:15", "10:30"]],
    ["15m", "2026-11-23T10:15:00Z", "2026-11-23T10:30:00Z", ["10:15"]],
    ["6h", "2026-11-23T10:07:00Z", "2026-11-23T18:00:01Z", ["06:00", "12:00", "18:00"]],
  ])("begins %s on the clock of UTC", (text, from, to, expected) => {
    expect(starts(text, from, to)).toEqual(expected.map((time) => `2026-11-23T${time}`));
  });

  it.each([
    ["1w", "2026-11-25T00:00:00Z", "2026-12-01T00:00:00Z", ["2026-11-23", "2026-11-30"]],
    [
      "1M",
      "2026-01-31T00:00:00Z",
      "2026-03-01T00:00:01Z",
      ["2026-01-01", "2026-02-01", "2026-03-01"],
    ],
    [
      "3M",
      "2026-02-28T00:00:00Z",
      "2026-07-02T00:00:00Z",
      ["2026-01-01", "2026-04-01", "2026-07-01"],
    ],
    ["1d", "2026-11-22T23:59:59Z", "2026-11-23T00:00:00Z", ["2026-11-22"]],
  ])("begins %s at midnight, weeks on Mondays, months on the first", (text, from, to, expected) => {
    expect(starts(text, from, to)).toEqual(expected.map((day) => `${day}T00:00`));
  });

  it("covers the range without gaps, and nothing beyond it", () => {
    const lengths = fc.constantFrom("7s", "1m", "60m", "5h", "24h", "3d", "2w", "1M", "5M");
    const moments = fc.tuple(fc.nat(4e12), fc.integer({ min: 1, max: 1e9 }));
    fc.assert(
      fc.property(lengths, moments, (text, [fromMs, lengthMs]) => {
        const unit = parse(text);
        const list = bucketStarts(unit, fromMs, fromMs + lengthMs, 20);
        expect(list[0]).toBeLessThanOrEqual(fromMs);
        expect(list[1] ?? Number.POSITIVE_INFINITY).toBeGreaterThan(fromMs);
        expect(list.at(-1)).toBeLessThan(fromMs + lengthMs);
        expect(list).toEqual(list.toSorted((a, b) => a - b));
        expect(bucketStarts(unit, list[0] ?? 0, fromMs + lengthMs, 20)).toEqual(list);
      }),
    );
  });

  it("stops at the limit", () => {
    expect(bucketStarts({ unit: "s", count: 1 }, 0, 1e15, 10)).toHaveLength(10);
  });
});

describe("isMadeOf", () => {
  it.each([
    ["30s", 60, false],
    ["60s", 60, true],
    ["15m", 3_600, false],
    ["60m", 3_600, true],
    ["7h", 3_600, true],
    ["1M", 3_600, true],
  ])("%s is made of periods of %i s: %s", (text, period, expected) => {
    expect(isMadeOf(parse(text), period)).toBe(expected);
  });
});
