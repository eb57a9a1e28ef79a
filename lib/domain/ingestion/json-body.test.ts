import { describe, expect, it } from "vitest";
import { parseJsonBody } from "#lib/domain/ingestion/json-body.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);
const bytes = (...parts: (string | number[])[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === "string" ? [...utf8(part)] : part)));
const MIB = 1024 * 1024;

function elapsedMs(body: Uint8Array): number {
  const startedAt = performance.now();
  expect(parseJsonBody(body).isValid).toBe(true);
  return performance.now() - startedAt;
}

describe("parseJsonBody", () => {
  it.each<[string, Uint8Array, unknown]>([
    ["empty body", bytes(), null],
    ["byte order mark alone", bytes([0xef, 0xbb, 0xbf]), null],
    ["escaped NUL", utf8('{"a":"x\\u0000y"}'), { a: "x\0y" }],
    ["escaped NUL in a key", utf8('{"a\\u0000b":1}'), { "a\0b": 1 }],
    ["lone surrogate", utf8('"\\ud800"'), "\ud800"],
    ["reversed pair", utf8('"\\udc00\\ud800"'), "\udc00\ud800"],
    ["invalid UTF-8 in a string", bytes('"', [0xff, 0xfe, 0x80], '"'), "\ufffd\ufffd\ufffd"],
    ["overlong UTF-8 in a string", bytes('"', [0xc0, 0x80], '"'), "\ufffd\ufffd"],
    ["byte order mark", bytes([0xef, 0xbb, 0xbf], '{"a":1}'), { a: 1 }],
    ["duplicate keys", utf8('{"a":1,"a":2}'), { a: 2 }],
    ["big number", utf8("12345678901234567890"), 12345678901234567000],
    [
      "number out of range",
      utf8("[1e400,-1e200000]"),
      [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
    ],
    ["negative zero", utf8("-0"), -0],
    ["scalar", utf8(" true\n"), true],
  ])("accepts %s", (_, body, value) => {
    expect(parseJsonBody(body)).toEqual({ isValid: true, value });
  });

  it.each<[string, Uint8Array]>([
    ["raw NUL inside a string", bytes('{"a":"x', [0], 'y"}')],
    ["UTF-16 with a mark", bytes([0xff, 0xfe, 0x7b, 0, 0x7d, 0])],
    ["UTF-16 without a mark", bytes([0x7b, 0, 0x7d, 0])],
    ["truncated JSON", utf8('{"a":')],
    ["NaN", utf8("NaN")],
    ["Infinity", utf8('{"a":Infinity}')],
    ["undefined", utf8("undefined")],
    ["single quotes", utf8("{'a':1}")],
    ["comments", utf8("{/* a */}")],
    ["spaces only", utf8("   ")],
    ["two values", utf8("{}{}")],
    ["invalid UTF-8 outside of strings", bytes("[", [0xff], "]")],
  ])("refuses %s", (_, body) => {
    expect(parseJsonBody(body)).toEqual({ isValid: false });
  });

  it("does not pollute by __proto__ keys", () => {
    parseJsonBody(utf8('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}'));
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it("takes a million nested lists", () => {
    const depth = 1_000_000;
    expect(parseJsonBody(utf8("[".repeat(depth) + "]".repeat(depth))).isValid).toBe(true);
    expect(parseJsonBody(utf8("[".repeat(depth))).isValid).toBe(false);
  });

  it("reads a number of a million digits quickly", () => {
    expect(elapsedMs(utf8("1".repeat(1_000_000)))).toBeLessThan(500);
  });

  it("reads 10 MiB quickly", () => {
    expect(elapsedMs(utf8(`"${"x".repeat(10 * MIB - 2)}"`))).toBeLessThan(1_000);
    const rows = JSON.stringify(
      Array(100_000).fill({ id: 123, name: "abcdefgh", tags: ["a", "b"] }),
    );
    expect(elapsedMs(utf8(rows))).toBeLessThan(3_000);
  });
});
