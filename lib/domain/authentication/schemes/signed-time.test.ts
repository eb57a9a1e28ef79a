import { describe, expect, it } from "vitest";
import { isFresh } from "./signed-time.ts";

const NOW_MS = Date.UTC(2026, 5, 1, 12);

describe("isFresh", () => {
  it.each([
    ["2026-06-01T12:00:00Z", "iso"],
    ["2026-06-01T12:00:00.634234626Z", "iso"],
    ["2026-06-01T14:00:00+02:00", "iso"],
    // Whatever the zone of this process: the runner's is not UTC.
    ["2026-06-01T12:00:00.123456", "iso"],
    ["1780315200", "s-or-ms"],
    ["1780315200000", "s-or-ms"],
  ] as const)("reads %s", (text, unit) => {
    expect(isFresh(text, unit, NOW_MS)).toBe(true);
  });

  it.each([
    ["2026-06-01", "iso"],
    ["2026-06-01T12:00:00 UTC", "iso"],
    ["2026-06-01T99:00:00Z", "iso"],
    ["1780315200000", "s"],
    ["1780315200", "ms"],
    ["1780315200.0", "s-or-ms"],
    ["-1780315200", "s"],
    ["", "s-or-ms"],
  ] as const)("does not take %s for now as %s", (text, unit) => {
    expect(isFresh(text, unit, NOW_MS)).toBe(false);
  });
});
