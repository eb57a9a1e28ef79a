import { describe, expect, it } from "vitest";
import { PALETTE, type SeriesTone } from "#components/charts/series.ts";
import { assignTones } from "./assign-tones.ts";

const [first, second, third] = PALETTE;

describe("assignTones", () => {
  it("keeps the colour that a resource has in the charts before, wherever it stands", () => {
    const known = new Map<string, SeriesTone>();
    expect([...assignTones(["a", "b"], known)]).toEqual([
      ["a", first],
      ["b", second],
    ]);
    const tones = assignTones(["b", "c", "a"], known);
    expect(Object.fromEntries(tones)).toEqual({ a: first, b: second, c: third });
  });

  it("gives no colour twice in a chart, also when all are known", () => {
    const known = new Map<string, SeriesTone>();
    assignTones(["a", "b", "c", "d", "e", "f"], known);
    assignTones(["g", "h"], known);
    const tones = assignTones(["a", "g", "b", "h"], known);
    expect(new Set(tones.values()).size).toBe(4);
    expect(tones.get("a")).toBe(first);
  });
});
