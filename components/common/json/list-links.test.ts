import { describe, expect, it } from "vitest";
import { parseSearch } from "#lib/client/lists/parse-search.ts";
import { columnLink, filterLink } from "./list-links.ts";

const queryOf = (link: string) => new URL(link, "http://localhost").searchParams;

describe("filterLink", () => {
  it("adds what is wanted to what the list is searched by, and closes the panel", () => {
    const search = "?status=FAILED&where=path+%3D+%2Fa&id=evt_1&tab=request";
    const query = queryOf(filterLink("/events", search, ["order", "type"], "paid & gone"));
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
  ])("is understood by the list for %j", (path, value, body) => {
    const where = queryOf(filterLink("/requests", "", path, value)).get("where") ?? "";
    expect(parseSearch(where)).toEqual({ query: { body }, error: null });
  });
});

describe("columnLink", () => {
  it("stands behind the columns that are there", () => {
    expect(queryOf(columnLink("/events", "?id=evt_1", ["a", "b"])).get("cols")).toBe(
      "status,route,attempts,next,id,created,body.a.b",
    );
    expect(queryOf(columnLink("/requests", "?cols=status:80,body.a", ["a"])).get("cols")).toBe(
      "status:80,body.a",
    );
  });
});
