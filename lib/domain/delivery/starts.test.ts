import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { freeStarts, HORIZON_MS, nextStartMs, paceStarts, shareStarts } from "./starts.ts";

describe("nextStartMs", () => {
  it("is an interval after the last start, or now", () => {
    expect(nextStartMs(100, -40)).toBe(60);
    expect(nextStartMs(100, 300)).toBe(400);
    expect(nextStartMs(100, -5_000)).toBe(0);
    expect(nextStartMs(3_600_000, Number.NEGATIVE_INFINITY)).toBe(0);
  });
});

describe("freeStarts", () => {
  it.each([
    [{ intervalMs: 100, nextMs: 0 }, 11],
    [{ intervalMs: 400, nextMs: 0 }, 3],
    [{ intervalMs: 400, nextMs: 900 }, 1],
    [{ intervalMs: 400, nextMs: HORIZON_MS + 1 }, 0],
    [{ intervalMs: 3_600_000, nextMs: 0 }, 1],
    [{ intervalMs: 0, nextMs: 0 }, Number.POSITIVE_INFINITY],
  ])("of %j are %d", (pace, free) => {
    expect(freeStarts(pace)).toBe(free);
  });
});

const group = (name: string, intervalMs: number, nextMs = 0) => ({ name, intervalMs, nextMs });
const anyPace = fc.record({
  intervalMs: fc.double({ min: 1, max: 5_000, noNaN: true }),
  nextMs: fc.double({ min: 0, max: 2_000, noNaN: true }),
});

describe("shareStarts", () => {
  it("deals in turns, so that the longest queue takes nobody's place", () => {
    const groups = [group("huge", 1), group("small", 500), group("slow", 60_000)];
    expect([...shareStarts(groups, 10)]).toEqual([
      ["huge", 6],
      ["small", 3],
      ["slow", 1],
    ]);
    expect([...shareStarts(groups, 2)]).toEqual([
      ["huge", 1],
      ["small", 1],
    ]);
  });

  it("gives nothing to a group without a free start, and never more than there is", () => {
    expect(shareStarts([group("used up", 60_000, 30_000)], 5).size).toBe(0);
    fc.assert(
      fc.property(fc.array(anyPace, { maxLength: 20 }), fc.nat(300), (paces, budget) => {
        const groups = paces.map((pace, index) => ({ ...pace, name: String(index) }));
        const shares = shareStarts(groups, budget);
        const dealt = [...shares.values()].reduce((sum, share) => sum + share, 0);
        const free = groups.reduce((sum, each) => sum + freeStarts(each), 0);
        expect(dealt).toBe(Math.min(budget, free));
        for (const each of groups) {
          expect(shares.get(each.name) ?? 0).toBeLessThanOrEqual(freeStarts(each));
        }
      }),
    );
  });
});

describe("paceStarts", () => {
  const distances = (starts: number[]) => starts.slice(1).map((at, i) => at - (starts[i] ?? 0));

  it("keeps the distance of each group and of the destination, and the order within a group", () => {
    const someGroups = fc.dictionary(fc.constantFrom("a", "b", "c"), anyPace);
    const someItems = fc.array(fc.option(fc.constantFrom("a", "b", "c")), { maxLength: 60 });
    fc.assert(
      fc.property(someItems, someGroups, anyPace, (names, paces, destination) => {
        const groups = new Map(Object.entries(paces));
        const items = names.map((name, item) => ({ item, group: name }));
        const starts = paceStarts(items, groups, destination);
        expect(starts).toHaveLength(items.length);
        for (const distance of distances(starts.map((each) => each.startMs))) {
          expect(distance).toBeGreaterThanOrEqual(destination.intervalMs - 1e-6);
        }
        for (const [name, pace] of groups) {
          const own = starts.filter((each) => each.group === name);
          expect(own.map((each) => each.item)).toEqual(
            own.map((each) => each.item).toSorted((a, b) => a - b),
          );
          expect(own[0]?.startMs ?? pace.nextMs).toBeGreaterThanOrEqual(pace.nextMs);
          for (const distance of distances(own.map((each) => each.startMs))) {
            expect(distance).toBeGreaterThanOrEqual(pace.intervalMs - 1e-6);
          }
        }
        expect(starts[0]?.startMs ?? destination.nextMs).toBeGreaterThanOrEqual(destination.nextMs);
      }),
    );
  });

  it("lets groups go side by side while the destination has no limit", () => {
    const groups = new Map([
      ["a", { intervalMs: 100, nextMs: 0 }],
      ["b", { intervalMs: 100, nextMs: 50 }],
    ]);
    const items = ["a", "a", "b", "b"].map((name) => ({ item: name, group: name }));
    const starts = paceStarts(items, groups, { intervalMs: 0, nextMs: 0 });
    expect(starts.map((each) => [each.item, each.startMs])).toEqual([
      ["a", 0],
      ["b", 50],
      ["a", 100],
      ["b", 150],
    ]);
  });
});
