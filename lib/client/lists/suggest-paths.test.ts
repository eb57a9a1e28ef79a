import { describe, expect, it } from "vitest";
import { readPayloadPath } from "#lib/domain/lists/payload-path.ts";
import { readColumn, writeColumn } from "./column-spec.ts";
import { suggestPaths } from "./suggest-paths.ts";

const payload = (body: unknown) => ({
  headers: { "x-id": "7" },
  parsed_query: { page: "2" },
  body,
});

describe("readPayloadPath", () => {
  const data = payload({ customer: { id: "c_1" }, items: [{ sku: "A" }], "a.b": 0 });
  it.each([
    ["body.customer.id", "c_1"],
    ["body.items[0].sku", "A"],
    ['body["a.b"]', 0],
    ["headers.x-id", "7"],
    ["query.page", "2"],
    ["body.customer.name", undefined],
    ["body.constructor", undefined],
    ["body..", undefined],
  ])("finds what stands at %s", (path, value) => {
    expect(readPayloadPath(data, path)).toBe(value);
  });
});

describe("suggestPaths", () => {
  it("offers what most payloads have and differ in", () => {
    const payloads = [1, 2, 3].map((id) =>
      payload({ id, type: "x", customer: { id: `c_${id}` }, list: [id] }),
    );
    expect(suggestPaths(payloads, 5)).toEqual(["body.id", "body.customer.id"]);
    expect(suggestPaths([], 5)).toEqual([]);
  });
});

describe("readColumn", () => {
  it.each(["status", "status:120", 'body["a:b"]', "body.a:200"])("reads back %s", (text) => {
    expect(writeColumn(readColumn(text))).toBe(text);
  });
  it("keeps widths within what can be used", () => {
    expect(readColumn("status:1")).toEqual({ key: "status", widthPx: 48 });
    expect(readColumn("status:9999")).toEqual({ key: "status", widthPx: 800 });
  });
});
