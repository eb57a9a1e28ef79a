import { describe, expect, it } from "vitest";
import { formatDuration, formatLocal, formatRelative, formatUtc } from "./format-time.ts";

const NOW = Date.UTC(2026, 10, 23, 12, 0, 0);

describe("formatRelative", () => {
  it.each([
    [0, "just now"],
    [4_999, "just now"],
    [12_000, "12 s ago"],
    [59_999, "59 s ago"],
    [60_000, "1 min ago"],
    [3_599_999, "59 min ago"],
    [3_600_000, "1 h ago"],
    [26 * 3_600_000, "1 d ago"],
    [-400, "in 1 s"],
    [-90_000, "in 1 min"],
    [40 * 86_400_000, "2026-10-14"],
  ])("writes %d ms before now as %s", (agoMs, expected) => {
    expect(formatRelative(NOW - agoMs, NOW)).toBe(expected);
  });
});

describe("formatDuration", () => {
  it.each([
    [0, "0 ms"],
    [412.4, "412 ms"],
    [1000, "1 s"],
    [3240, "3.2 s"],
    [243_000, "4 min 3 s"],
    [7_500_000, "2 h 5 min"],
    [7_200_000, "2 h"],
    [273_600_000, "3 d 4 h"],
  ])("writes %d ms as %s", (ms, expected) => {
    expect(formatDuration(ms)).toBe(expected);
  });
});

describe("formatUtc and formatLocal", () => {
  it("keep the milliseconds and say the zone", () => {
    const at = new Date(Date.UTC(2026, 10, 23, 11, 41, 2, 47));
    expect(formatUtc(at)).toBe("2026-11-23 11:41:02.047");
    expect(formatLocal(at)).toMatch(/^2026-11-23 \d\d:\d\d:02\.047 \S+$/);
  });
});
