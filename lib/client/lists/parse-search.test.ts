import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { eventListQuery } from "#lib/schemas/event.ts";
import { parseSearch } from "./parse-search.ts";
import { addClause, writeClause } from "./payload-clause.ts";

describe("parseSearch", () => {
  it.each([
    ["", {}],
    ["order.paid", { search_term: "order.paid" }],
    ['"a and b"', { search_term: "a and b" }],
    ["path = /orders", { path: "/orders" }],
    ['body.type = "x"', { body: { type: "x" } }],
    ["body.type: x", { body: { type: "x" } }],
    ["body.id = 7 and body.customer.id = c_1", { body: { id: 7, customer: { id: "c_1" } } }],
    [
      'headers.x-id = "7" AND query.page = 2',
      { headers: { "x-id": "7" }, parsed_query: { page: 2 } },
    ],
    ["body.items[0].sku = A1", { body: { items: { sku: "A1" } } }],
    ['body["a.b"] = true', { body: { "a.b": true } }],
    [
      'body.note = "this and that" and shirts',
      { body: { note: "this and that" }, search_term: "shirts" },
    ],
    ['body = {"type":"x"}', { body: { type: "x" } }],
  ])("reads %j", (text, query) => {
    expect(parseSearch(text)).toEqual({ query, error: null });
    expect(eventListQuery.safeParse(query).success).toBe(true);
  });

  it.each([
    ["ab", /3 characters/],
    ["first and second", /one text at a time/],
    ["cookies.id = 1", /no part of a request/],
    ["headers = 1", /Name a field/],
    ["body.a = 1 and body.a = 2", /asked for twice/],
    ["body.a = 1 and body.a.b = 2", /asked for twice/],
  ])("says what is wrong with %j", (text, message) => {
    expect(parseSearch(text).error).toMatch(message);
  });

  it("finds what a clause was written for, whatever the keys and the value", () => {
    const key = fc.string({ minLength: 1 }).filter((text) => text !== "__proto__");
    fc.assert(
      fc.property(fc.array(key, { minLength: 1, maxLength: 4 }), fc.jsonValue(), (keys, value) => {
        const clause = writeClause("body", keys, value);
        const wanted = keys.reduceRight<unknown>(
          (inner, each) => ({ [each]: inner }),
          JSON.parse(JSON.stringify(value)),
        );
        expect(parseSearch(addClause("headers.a = 1", clause)).query).toEqual({
          headers: { a: 1 },
          body: wanted,
        });
      }),
    );
  });

  it("takes any text", () => {
    fc.assert(fc.property(fc.string(), (text) => void parseSearch(text)));
  });
});
