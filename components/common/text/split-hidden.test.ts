import { describe, expect, it } from "vitest";
import { escapeHidden, splitHidden } from "./split-hidden.ts";

describe("escapeHidden", () => {
  it.each([
    ["right-to-left override", "a\u202eb", "a\\u202eb"],
    ["isolates", "\u2066x\u2069", "\\u2066x\\u2069"],
    ["zero-width space", "pay\u200bpal", "pay\\u200bpal"],
    ["byte order mark", "\ufeffx", "\\ufeffx"],
    ["terminal escape", "\x1b[2J", "\\u001b[2J"],
    ["NUL", "a\0b", "a\\u0000b"],
    ["C1 control", "a\x9bb", "a\\u009bb"],
    ["lone carriage return", "a\rb", "a\\u000db"],
    ["soft hyphen", "a\u00adb", "a\\u00adb"],
    ["Hangul filler", "a\u3164b", "a\\u3164b"],
    ["tag", "a\u{e0041}b", "a\\u{e0041}b"],
    ["lone surrogate", "a\ud800b", "a\\ud800b"],
    ["joiner between letters", "a\u200db", "a\\u200db"],
    ["line separator", "a\u2028b", "a\\u2028b"],
  ])("shows a %s", (_, text, shown) => {
    expect(escapeHidden(text)).toBe(shown);
  });

  it.each(["tab\tand\nlines\r\n", "👩‍👩‍👧 👩🏽‍🚀 ❤️‍🔥", "привет שלום مرحبا", "𝒳 é e\u0301"])(
    "leaves %j alone",
    (text) => {
      expect(escapeHidden(text)).toBe(text);
    },
  );
});

describe("splitHidden", () => {
  it("tells apart what was hidden from what was written", () => {
    expect(splitHidden("a\u202e\\u202e")).toEqual([
      { text: "a", isHidden: false },
      { text: "\\u202e", isHidden: true },
      { text: "\\u202e", isHidden: false },
    ]);
  });
  it("has a bounded number of parts", () => {
    const parts = splitHidden("a\u200b".repeat(10_000));
    expect(parts.length).toBe(2_001);
    expect(parts.map(({ text }) => text).join("")).toBe("a\\u200b".repeat(10_000));
  });
});
