import { describe, expect, it } from "vitest";
import { rangeOf } from "./use-ticks.ts";

describe("rangeOf", () => {
  const ids = ["a", "b", "c", "d"];
  it("spans both ways", () => {
    expect(rangeOf(ids, "b", "d")).toEqual(["b", "c", "d"]);
    expect(rangeOf(ids, "d", "b")).toEqual(["b", "c", "d"]);
  });
  it("is the one row where nothing was ticked before", () => {
    expect(rangeOf(ids, null, "c")).toEqual(["c"]);
    expect(rangeOf(ids, "gone", "c")).toEqual(["c"]);
  });
});
