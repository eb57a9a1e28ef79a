import { describe, expect, it } from "vitest";
import { byteText, lowerAscii } from "./byte-text.ts";

describe("byteText", () => {
  it.each([
    ["plain text", "plain text"],
    ["a\\b", "a\\\\b"],
    ["ü", "\\303\\274"],
    ["a\0b\n", "a\\000b\n"],
    ["\x7f", "\x7f"],
  ])("writes %j", (text, written) => {
    expect(byteText(text)).toBe(written);
  });
});

describe("lowerAscii", () => {
  it("leaves letters of other alphabets and dotted ones alone", () => {
    expect(lowerAscii("AbZÜİ\u212a")).toBe("abzÜİ\u212a");
  });
});
