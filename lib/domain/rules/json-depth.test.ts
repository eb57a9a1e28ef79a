import { describe, expect, it } from "vitest";
import { isTooDeep } from "./json-depth.ts";

describe("isTooDeep", () => {
  it.each<[string, number, boolean]>([
    ["1", 0, false],
    ["[]", 0, true],
    ['{"a":[{}]}', 3, false],
    ['{"a":[{}]}', 2, true],
    ['["[[[", "\\"[[[", "]", []]', 2, false],
    ["[[],[],[]]", 2, false],
    ['["\\\\",[[]]]', 2, true],
    ["[".repeat(1e6) + "]".repeat(1e6), 64, true],
  ])("counts levels outside of strings: %#", (json, max, expected) => {
    expect(isTooDeep(json, max)).toBe(expected);
  });
});
