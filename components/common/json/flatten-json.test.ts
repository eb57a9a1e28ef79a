import { describe, expect, it } from "vitest";
import { writePath } from "#lib/client/lists/payload-clause.ts";
import { flattenJson } from "./flatten-json.ts";
import { pathOf } from "./json-path.ts";
import { leafPreview } from "./leaf-preview.ts";
import { readJson } from "./read-json.ts";

const NONE: ReadonlySet<number> = new Set();

function documentOf(text: string) {
  const document = readJson(text);
  if (!document) throw new Error("not JSON");
  return document;
}

function flatten(value: unknown, options: Partial<Parameters<typeof flattenJson>[1]> = {}) {
  const document = documentOf(typeof value === "string" ? value : JSON.stringify(value));
  return { document, ...flattenJson(document, { toggled: NONE, filter: "", ...options }) };
}

const paths = (...input: Parameters<typeof flatten>) =>
  flatten(...input).rows.map((row) => writePath("$", pathOf(row)));

describe("flattenJson", () => {
  it("lists a small document open and in its own order", () => {
    const { document, rows } = flatten({ b: 1, a: [true, null] });
    expect(rows.map((row) => [row.label, row.node.kind, leafPreview(document, row.node)])).toEqual([
      [null, "object", "{2}"],
      ["b", "number", "1"],
      ["a", "array", "[2]"],
      ["0", "boolean", "true"],
      ["1", "null", "null"],
    ]);
  });

  it("closes what the reader closed", () => {
    const text = '{"a":{"b":1},"c":2}';
    expect(paths(text, { toggled: new Set([text.indexOf('{"b"')]) })).toEqual(["$", "$.a", "$.c"]);
  });

  it("closes all but the first level when collapsed", () => {
    expect(paths({ a: { b: 1 }, c: [2] }, { isCollapsed: true })).toEqual(["$", "$.a", "$.c"]);
  });

  it("opens a large document two levels deep", () => {
    const large = Array.from({ length: 400 }, () => ({ deep: { deeper: 1 } }));
    expect(paths(large)).toHaveLength(801);
    const text = JSON.stringify(large);
    const toggled = new Set([text.indexOf('{"deeper"')]);
    expect(paths(text, { toggled })).toContain("$[0].deep.deeper");
  });

  it("keeps what matches the filter, the way to it, and what is inside it", () => {
    const value = { user: { name: "Ada", age: 3 }, other: { x: 1 } };
    expect(paths(value, { filter: "ada" })).toEqual(["$", "$.user", "$.user.name"]);
    expect(paths(value, { filter: "USER" })).toEqual(["$", "$.user", "$.user.name", "$.user.age"]);
    expect(paths(value, { filter: "absent" })).toEqual([]);
  });

  it("survives a hundred thousand levels of nesting", () => {
    const deep = `${"[".repeat(100_000)}1${"]".repeat(100_000)}`;
    expect(flatten(deep, { filter: "1" }).rows.length).toBeGreaterThan(1);
  });

  it("lists a name that comes twice twice", () => {
    expect(paths('{"a":1,"a":2}')).toEqual(["$", "$.a", "$.a"]);
  });

  it("finds a match beyond the number of rows that it can list", () => {
    const wide = Array.from({ length: 300_000 }, (_, index) => ({ n: `item ${index}` }));
    const found = paths(wide, { filter: "item 299999" });
    expect(found).toEqual(["$", "$[299999]", "$[299999].n"]);
  });

  it("stops at two hundred thousand rows and says so", () => {
    const { rows, isCut } = flatten(Array.from({ length: 250_000 }, (_, index) => index));
    expect(rows).toHaveLength(200_000);
    expect(isCut).toBe(true);
  });
});

describe("leafPreview", () => {
  it("cuts long strings and keeps digits", () => {
    const { document, rows } = flatten(`["${"x".repeat(1000)}", 12345678901234567890]`);
    expect(rows[1] && leafPreview(document, rows[1].node)).toHaveLength(403);
    expect(rows[2] && leafPreview(document, rows[2].node)).toBe("12345678901234567890");
  });
});
