import { describe, expect, it } from "vitest";
import { axisTicks, formatBucket } from "./format-moment.ts";
import { isAlone, plotRows, zoomBetween } from "./plot-rows.ts";

describe("plotRows", () => {
  it("lays the period before under the one of now, bucket by bucket", () => {
    const rows = plotRows({
      points: [
        { atMs: 100, values: { ok: 3 } },
        { atMs: 200, values: { ok: 4 } },
      ],
      before: { series: [], points: [{ atMs: 0, values: { ok: 1 } }] },
    });
    expect(rows).toEqual([
      { atMs: 100, ok: 3, "before:ok": 1 },
      { atMs: 200, ok: 4 },
    ]);
  });
});

describe("isAlone", () => {
  it.each([
    [[null, 1, null], true],
    [[2, 1, null], false],
    [[null, 0, 3], false],
    [[null, null, null], false],
  ])("knows of %j whether the middle has no neighbour: %s", (values, expected) => {
    const rows = values.map((value, atMs) => ({ atMs, p95: value }));
    expect(isAlone(rows, 1, "p95")).toBe(expected);
  });
});

describe("zoomBetween", () => {
  it("takes both ends in, in whichever direction they were dragged", () => {
    expect(zoomBetween(100, 300, 100)).toEqual({ fromMs: 100, toMs: 400 });
    expect(zoomBetween(300, 100, 100)).toEqual({ fromMs: 100, toMs: 400 });
  });
});

describe("axisTicks", () => {
  const HOUR = 3_600_000;
  const midnight = new Date(2026, 10, 23).getTime();
  const starts = (count: number, stepMs: number) =>
    Array.from({ length: count }, (_, index) => midnight + index * stepMs);

  it("names days of a long range where they begin for the reader", () => {
    const ticks = axisTicks(starts(56, 3 * HOUR), 3 * HOUR);
    expect(ticks).toHaveLength(6);
    for (const atMs of ticks) expect(new Date(atMs).getHours()).toBe(0);
  });
  it("may name every bucket of a short one", () => {
    expect(axisTicks(starts(48, HOUR / 2), HOUR / 2)).toHaveLength(48);
  });
});

describe("formatBucket", () => {
  it("says when a bucket begins and ends, and the day again only where it is another", () => {
    const at = new Date(2026, 10, 23, 22).getTime();
    expect(formatBucket(at, 3_600_000)).toBe("Nov 23, 22:00 – 23:00");
    expect(formatBucket(at, 3 * 3_600_000)).toBe("Nov 23, 22:00 – Nov 24, 01:00");
  });
});
