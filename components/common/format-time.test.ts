import { describe, expect, it } from "vitest";
import {
  formatClock,
  formatDuration,
  formatLocal,
  formatRelative,
  formatUtc,
} from "./format-time.ts";

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

describe("formatClock", () => {
  const now = Date.parse("2026-11-23T20:00:00Z");

  it.each([
    ["2026-11-23T00:05:07.900Z", "utc", "00:05:07"],
    ["2026-11-22T23:59:59Z", "utc", "Nov 22 23:59:59"],
    ["2025-11-23T12:00:00Z", "utc", "Nov 23, 2025 12:00:00"],
    // Tests run in a zone three and a half hours behind UTC, where that was still yesterday.
    ["2026-11-23T02:00:00Z", "local", "Nov 22 22:30:00"],
    ["2026-11-23T12:00:00Z", "local", "08:30:00"],
  ] as const)("writes %s by the %s clock as %s", (at, zone, text) => {
    expect(formatClock(new Date(at), zone, now)).toBe(text);
  });
});
