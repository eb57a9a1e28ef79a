import { describe, expect, it } from "vitest";
import { flattenJson } from "./flatten-json.ts";
import { valueAt } from "./value-at.ts";

const NONE: ReadonlySet<string> = new Set();
const paths = (value: unknown, toggled = NONE, filter = "") =>
  flattenJson(value, { toggled, filter }).rows.map((row) => row.path);

describe("flattenJson", () => {
  it("lists a small document open and in its own order", () => {
    const rows = flattenJson({ b: 1, a: [true, null] }, { toggled: NONE, filter: "" }).rows;
    expect(rows.map((row) => [row.path, row.kind, row.preview, row.childCount])).toEqual([
      ["", "object", "", 2],
      ["/b", "number", "1", null],
      ["/a", "array", "", 2],
      ["/a/0", "boolean", "true", null],
      ["/a/1", "null", "null", null],
    ]);
  });

  it("closes what the reader closed", () => {
    expect(paths({ a: { b: 1 }, c: 2 }, new Set(["/a"]))).toEqual(["", "/a", "/c"]);
  });

  it("opens a large document two levels deep", () => {
    const large = Array.from({ length: 400 }, () => ({ deep: { deeper: 1 } }));
    expect(paths(large)).toHaveLength(801);
    expect(paths(large, new Set(["/0/deep"]))).toContain("/0/deep/deeper");
  });

  it("keeps what matches the filter, the way to it, and what is inside it", () => {
    const value = { user: { name: "Ada", age: 3 }, other: { x: 1 } };
    expect(paths(value, NONE, "ada")).toEqual(["", "/user", "/user/name"]);
    expect(paths(value, NONE, "USER")).toEqual(["", "/user", "/user/name", "/user/age"]);
    expect(paths(value, NONE, "absent")).toEqual([]);
  });

  it("survives a hundred thousand levels of nesting", () => {
    const deep = JSON.parse(`${"[".repeat(100_000)}1${"]".repeat(100_000)}`);
    expect(paths(deep, NONE, "1").length).toBeGreaterThan(1);
  });

  it("treats __proto__ and slashes as the plain keys they are", () => {
    const value = JSON.parse('{"__proto__":{"x":1},"a/b~c":2}');
    expect(paths(value)).toEqual(["", "/__proto__", "/__proto__/x", "/a~1b~0c"]);
    expect(valueAt(value, "/__proto__/x")).toBe(1);
    expect(valueAt(value, "/a~1b~0c")).toBe(2);
    expect(valueAt(value, "/toString")).toBeUndefined();
  });

  it("cuts long strings and shows control and direction characters as escapes", () => {
    const [long, odd] = flattenJson(["x".repeat(1000), "a\u0000\u202eb\ud800"], {
      toggled: NONE,
      filter: "",
    }).rows.slice(1);
    expect(long?.preview).toHaveLength(403);
    expect(odd?.preview).toBe('"a\\u0000\\u202eb\\ud800"');
  });

  it("finds a match beyond the number of rows that it can list", () => {
    const wide = Array.from({ length: 300_000 }, (_, index) => ({ n: `item ${index}` }));
    expect(paths(wide, NONE, "item 299999")).toEqual(["", "/299999", "/299999/n"]);
  });

  it("stops at two hundred thousand rows and says so", () => {
    const wide = Array.from({ length: 250_000 }, (_, index) => index);
    const { rows, isCut } = flattenJson(wide, { toggled: NONE, filter: "" });
    expect(rows).toHaveLength(200_000);
    expect(isCut).toBe(true);
  });
});
