import { describe, expect, it } from "vitest";
import { parseBody } from "./parse-body.ts";

describe("parseBody", () => {
  it("parses text that holds an object or array and keeps the text as it came", () => {
    expect(parseBody(' {"a": 1}')).toEqual({ value: { a: 1 }, text: ' {"a": 1}' });
  });
  it("leaves text, broken JSON and bare scalars as text", () => {
    for (const text of ["a=1&b=2", '{"a":', "42", "<b>x</b>"]) {
      expect(parseBody(text)).toEqual({ value: undefined, text });
    }
  });
  it("writes a parsed value out with indentation", () => {
    expect(parseBody({ a: [1] }).text).toBe('{\n  "a": [\n    1\n  ]\n}');
    expect(parseBody(false)).toEqual({ value: false, text: "false" });
  });
  it("has nothing to show for no body", () => {
    expect(parseBody(null)).toEqual({ value: undefined, text: "" });
  });
  it("survives nesting beyond the call stack", () => {
    const deep = JSON.parse(`${"[".repeat(100_000)}${"]".repeat(100_000)}`);
    expect(parseBody(deep).text).toBe("Nested too deeply to be written as text.");
  });
});
