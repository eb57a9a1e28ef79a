import { describe, expect, it } from "vitest";
import { formatBytes, formatCount } from "./format-count.ts";

describe("formatCount", () => {
  it("groups thousands and picks singular or plural", () => {
    expect(formatCount(1, "event")).toBe("1 event");
    expect(formatCount(0, "event")).toBe("0 events");
    expect(formatCount(12_431, "event")).toBe("12,431 events");
    expect(formatCount(2, "retry", "retries")).toBe("2 retries");
  });
});

describe("formatBytes", () => {
  it.each([
    [0, "0 B"],
    [840, "840 B"],
    [1024, "1 KB"],
    [262_144, "256 KB"],
    [5_452_595, "5.2 MB"],
  ])("writes %d as %s", (bytes, expected) => {
    expect(formatBytes(bytes)).toBe(expected);
  });
});
