import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type JsonDocument, type JsonNode, leafText, readJson } from "./read-json.ts";

/** Builds the value again from where its parts stand. */
function rebuild(document: JsonDocument, node: JsonNode): unknown {
  if (node.kind === "array") return node.children?.map((child) => rebuild(document, child));
  if (node.kind === "object") {
    const entries = node.children?.map((child, at) => [node.names?.[at], rebuild(document, child)]);
    return Object.fromEntries(entries ?? []);
  }
  return node.kind === "string" ? leafText(document, node) : JSON.parse(leafText(document, node));
}

describe("readJson", () => {
  it("reads whatever JSON.parse reads, however it is spaced", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 2, "\t"), (value, space) => {
        const text = JSON.stringify(value, null, space);
        const document = readJson(` ${text}\n`);
        expect(document && rebuild(document, document.root)).toEqual(JSON.parse(text));
      }),
    );
  });

  it("keeps digits, the order of names, and names that come twice", () => {
    const document = readJson('{"n": 12345678901234567890.10, "a": 1, "a": 2}');
    expect(document?.root.names).toEqual(["n", "a", "a"]);
    const texts = document?.root.children?.map((child) => leafText(document, child));
    expect(texts).toEqual(["12345678901234567890.10", "1", "2"]);
  });

  it("ends strings at their own quote", () => {
    const document = readJson(String.raw`["a\"b", "\\", "\\\"", ""]`);
    const texts = document?.root.children?.map((child) => leafText(document, child));
    expect(texts).toEqual(['a"b', "\\", '\\"', ""]);
  });

  it.each(["", "{", "{'a':1}", "[1,]", "NaN", "<b>x</b>"])("refuses %j", (text) => {
    expect(readJson(text)).toBeNull();
  });

  it("survives a hundred thousand levels of nesting", () => {
    const document = readJson(`${"[".repeat(100_000)}${"]".repeat(100_000)}`);
    expect(document?.root.end).toBe(200_000);
  });
});
