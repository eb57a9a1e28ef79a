import { describe, expect, it } from "vitest";
import { findBadText } from "./find-bad-text.ts";

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level += 1) value = [value];
  return value;
}

describe("findBadText", () => {
  it.each([[null], ["plain é 🎉"], [{ a: [1, { b: "x" }] }], [nested(200)]])(
    "finds nothing wrong with %j",
    (value) => {
      expect(findBadText(value)).toBeNull();
    },
  );

  it.each<[unknown, string]>([
    ["\0", "value must be well-formed text without null characters"],
    [{ a: "\ud800" }, "a must be well-formed text without null characters"],
    [{ a: [{ b: "x\0" }] }, "a[0].b must be well-formed text without null characters"],
    [{ a: { "x\0": 1 } }, "a must not have keys with null characters"],
  ])("names the place in %j", (value, message) => {
    expect(findBadText(value)).toBe(message);
  });

  it("refuses nesting beyond reason without exhausting the stack", () => {
    expect(findBadText(nested(1_000_000))).toMatch(/must not be nested that deep$/);
  });
});
