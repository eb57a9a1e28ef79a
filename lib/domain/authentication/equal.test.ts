import { describe, expect, it } from "vitest";
import { isEqualSecret } from "#lib/domain/authentication/equal.ts";

describe("isEqualSecret", () => {
  it.each([
    ["", "", true],
    ["secret", "secret", true],
    ["é😀", "é😀", true],
    ["secret", "secreT", false],
    ["secret", "secret ", false],
    ["secret", "", false],
    ["", "secret", false],
    ["x".repeat(100_000), "secret", false],
  ])("%.20s and %s: %s", (given, expected, result) => {
    expect(isEqualSecret(given, expected)).toBe(result);
  });
});
