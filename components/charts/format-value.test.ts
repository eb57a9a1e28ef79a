import { describe, expect, it } from "vitest";
import { formatAxisValue, formatChange, formatValue } from "./format-value.ts";

describe("formatValue", () => {
  it.each([
    [12_431, "count", "12,431"],
    [0.0321, "ratio", "3.2 %"],
    [412, "ms", "412 ms"],
    [0.0125, "perSecond", "0.013/s"],
    [12.34, "perSecond", "12.3/s"],
    [1.5, "average", "1.5"],
  ] as const)("writes %d as %s: %s", (value, format, text) => {
    expect(formatValue(value, format)).toBe(text);
  });
  it("marks what is not known", () => {
    expect(formatValue(null, "count")).toBe("–");
  });
});

describe("formatAxisValue", () => {
  it.each([
    [950, "count", "950"],
    [12_400, "count", "12.4k"],
    [3_000_000, "count", "3M"],
    [5_400_000, "ms", "1.5 h"],
    [800, "ms", "800 ms"],
  ] as const)("writes %d of %s in few characters: %s", (value, format, text) => {
    expect(formatAxisValue(value, format)).toBe(text);
  });
});

describe("formatChange", () => {
  it.each([
    [112, 100, "+12 %"],
    [97, 100, "−3 %"],
    [100, 100, "±0 %"],
    [5, 0, "new"],
    [0, 0, null],
    [5, null, null],
  ])("says how %s differs from %s: %s", (now, before, text) => {
    expect(formatChange(now, before)).toBe(text);
  });
});
