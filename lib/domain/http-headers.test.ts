import { describe, expect, it } from "vitest";
import { isHopByHop, isSendableHeader } from "#lib/domain/http-headers.ts";

describe("isHopByHop", () => {
  it.each([
    ["connection", true],
    ["transfer-encoding", true],
    ["host", true],
    ["expect", true],
    ["content-type", false],
    ["content-length", false],
    ["__proto__", false],
  ])("%s: %s", (name, expected) => {
    expect(isHopByHop(name)).toBe(expected);
  });
});

describe("isSendableHeader", () => {
  it.each([
    ["x-a", "b", true],
    ["X_a.b~!", "", true],
    ["x-a", "tab\t and é", true],
    ["x-a", "line\nbreak", false],
    ["x-a", "line\rbreak", false],
    ["x-a", "nul\0", false],
    ["x-a", "del\x7f", false],
    ["x-a", "😀", false],
    ["x a", "b", false],
    ["x:a", "b", false],
    ["é", "b", false],
    ["", "b", false],
    ["x-a\n", "b", false],
  ])("%j: %j is %s", (name, value, expected) => {
    expect(isSendableHeader(name, value)).toBe(expected);
  });
});
