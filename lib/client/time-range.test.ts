import { describe, expect, it } from "vitest";
import { createdAtFilter } from "./time-range.ts";

const NOW = Date.UTC(2026, 10, 23, 12);

describe("createdAtFilter", () => {
  it("counts a range back from now", () => {
    expect(createdAtFilter("1h", null, NOW)).toEqual({ gte: "2026-11-23T11:00:00.000Z" });
  });
  it("ends a list that stands still where it was stopped", () => {
    const until = "2026-11-23T11:59:00.000Z";
    expect(createdAtFilter("24h", until, NOW)).toEqual({
      gte: "2026-11-22T12:00:00.000Z",
      lte: until,
    });
    expect(createdAtFilter(null, until, NOW)).toEqual({ lte: until });
  });
  it("is absent when nothing limits the list", () => {
    expect(createdAtFilter(null, null, NOW)).toBeUndefined();
  });
});
