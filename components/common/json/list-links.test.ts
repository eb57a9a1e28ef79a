import { describe, expect, it } from "vitest";
import { parseSearch } from "#lib/client/lists/parse-search.ts";
import { columnLink, filterLink } from "./list-links.ts";

const body = (...path: (string | number)[]) => ({ part: "body" as const, path });
const queryOf = (link: string) => new URL(link, "http://localhost").searchParams;

describe("filterLink", () => {
  it("adds what is wanted to what the list is searched by, and closes the panel", () => {
    const search = "?status=FAILED&where=path+%3D+%2Fa&id=evt_1&tab=request";
    const query = queryOf(filterLink("/events", search, body("order", "type"), "paid & gone"));
    expect(Object.fromEntries(query)).toEqual({
      status: "FAILED",
      where: 'path = /a and body.order.type = "paid & gone"',
    });
  });

  it.each([
    [["type"], "a", { type: "a" }],
    [["items", 0, "id"], 7, { items: { id: 7 } }],
    [["odd name", "x.y"], null, { "odd name": { "x.y": null } }],
    [["a"], 'say "and" and go', { a: 'say "and" and go' }],
  ])("is understood by the list for %j", (path, value, wanted) => {
    const where = queryOf(filterLink("/requests", "", body(...path), value)).get("where") ?? "";
    expect(parseSearch(where)).toEqual({ query: { body: wanted }, error: null });
  });

  it.each([
    ["headers", "x-id", { headers: { "x-id": "7" } }],
    ["query", "page[size]", { parsed_query: { "page[size]": "7" } }],
  ] as const)("is understood by the list for one of the %s", (part, name, query) => {
    const link = filterLink("/requests", "", { part, path: [name] }, "7");
    expect(parseSearch(queryOf(link).get("where") ?? "")).toEqual({ query, error: null });
  });
});

describe("columnLink", () => {
  it("stands behind the columns that are there", () => {
    expect(queryOf(columnLink("/events", "?id=evt_1", body("a", "b"))).get("cols")).toBe(
      "status,route,attempts,next,id,created,body.a.b",
    );
    expect(queryOf(columnLink("/requests", "?cols=status:80,body.a", body("a"))).get("cols")).toBe(
      "status:80,body.a",
    );
    const header = { part: "headers" as const, path: ["x-id"] };
    expect(queryOf(columnLink("/requests", "?cols=status", header)).get("cols")).toBe(
      "status,headers.x-id",
    );
  });
});
