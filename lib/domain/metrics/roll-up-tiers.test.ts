import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chooseTiers, HOUR_S, MINUTE_S, minutesKeptFrom } from "./roll-up-tiers.ts";

const NOW = Date.parse("2026-11-23T12:00:00Z");
const at = (text: string) => Date.parse(`2026-11-${text}Z`);
const HOUR = { unit: "h", count: 1 } as const;
const QUARTER = { unit: "m", count: 15 } as const;

const tiers = (granularity: Parameters<typeof chooseTiers>[0], from: string, to: string) =>
  chooseTiers(granularity, at(from), at(to), NOW).map(({ periodS, fromMs, toMs }) => [
    periodS === HOUR_S ? "hours" : "minutes",
    new Date(fromMs).toISOString().slice(8, 16),
    new Date(toMs).toISOString().slice(8, 16),
  ]);

describe("chooseTiers", () => {
  it("reads hours with the minutes at both ends", () => {
    expect(tiers(HOUR, "22T09:30:10", "23T10:05:01")).toEqual([
      ["minutes", "22T09:30", "22T10:00"],
      ["hours", "22T10:00", "23T10:00"],
      ["minutes", "23T10:00", "23T10:06"],
    ]);
  });

  it("reads a range as one bucket in the same way", () => {
    expect(tiers(null, "22T09:00:00", "23T10:00:00")).toEqual([["hours", "22T09:00", "23T10:00"]]);
  });

  it("reads minutes for buckets that are no whole hours, and within an hour", () => {
    expect(tiers(QUARTER, "22T09:30:00", "23T10:05:00")).toEqual([
      ["minutes", "22T09:30", "23T10:05"],
    ]);
    expect(tiers(HOUR, "23T10:05:00", "23T10:50:00")).toEqual([
      ["minutes", "23T10:05", "23T10:50"],
    ]);
  });

  it("counts whole hours where minutes are gone, and leaves out what only minutes could tell", () => {
    expect(tiers(HOUR, "10T09:30:00", "10T11:15:00")).toEqual([["hours", "10T09:00", "10T12:00"]]);
    expect(tiers(QUARTER, "10T09:30:00", "23T10:00:00")).toEqual([
      ["minutes", "15T12:00", "23T10:00"],
    ]);
    expect(tiers(QUARTER, "10T09:30:00", "10T10:00:00")).toEqual([]);
  });

  it("leaves no gap and no overlap, and never asks for minutes that are gone", () => {
    const past = fc.integer({ min: NOW - 30 * 86_400_000, max: NOW });
    fc.assert(
      fc.property(fc.constantFrom(null, HOUR), past, past, (granularity, a, b) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b) + 1];
        const parts = chooseTiers(granularity, from, to, NOW);
        expect(parts[0]?.fromMs).toBeLessThanOrEqual(from);
        expect(parts.at(-1)?.toMs).toBeGreaterThanOrEqual(to);
        for (const [index, part] of parts.entries()) {
          if (index > 0) expect(part.fromMs).toBe(parts[index - 1]?.toMs);
          if (part.periodS === MINUTE_S) {
            expect(part.fromMs).toBeGreaterThanOrEqual(minutesKeptFrom(NOW));
          }
        }
      }),
    );
  });
});
