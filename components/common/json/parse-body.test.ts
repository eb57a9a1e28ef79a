import { describe, expect, it } from "vitest";
import { bodyText, readDocument } from "./parse-body.ts";

describe("bodyText", () => {
  it("keeps text as it came", () => {
    expect(bodyText(' {"a": 1}')).toEqual({ text: ' {"a": 1}', mayBeJson: true });
    for (const text of ["a=1&b=2", "42", "<b>x</b>"]) {
      expect(bodyText(text)).toEqual({ text, mayBeJson: false });
    }
  });
  it("writes a parsed value out with indentation", () => {
    expect(bodyText({ a: [1] }).text).toBe('{\n  "a": [\n    1\n  ]\n}');
    expect(bodyText(false)).toEqual({ text: "false", mayBeJson: true });
  });
  it("has nothing to show for no body", () => {
    expect(bodyText(null).text).toBe("");
  });
  it("survives nesting beyond the call stack", () => {
    const deep = JSON.parse(`${"[".repeat(100_000)}${"]".repeat(100_000)}`);
    expect(bodyText(deep).text).toBe("Nested too deeply to be written as text.");
  });
});

describe("readDocument", () => {
  it("reads what is JSON and leaves the rest as text", () => {
    expect(readDocument(bodyText('{"a":1}'))?.root.kind).toBe("object");
    expect(readDocument(bodyText('{"a":'))).toBeNull();
    expect(readDocument(bodyText("plain"))).toBeNull();
  });
});
