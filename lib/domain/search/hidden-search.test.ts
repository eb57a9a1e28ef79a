import { describe, expect, it } from "vitest";
import { hiddenFields, isInMasked } from "./hidden-search.ts";

describe("hiddenFields", () => {
  it.each([
    [{ headers: { authorization: "Bearer x" } }, ["headers.authorization"]],
    [{ headers: { "X-Api-Key": "x", "x-request-id": "1" } }, ["headers.X-Api-Key"]],
    [{ parsed_query: { token: "x", page: "2" } }, ["parsed_query.token"]],
    [{ parsed_query: { a: { b: [{ sig: "x" }] } } }, ["parsed_query.a.b.0.sig"]],
    [{ headers: { "x-request-id": "1" }, body: { token: "x" }, search_term: "token" }, []],
    [{}, []],
  ])("of %j", (search, fields) => expect(hiddenFields(search)).toEqual(fields));
});

describe("isInMasked", () => {
  const request = {
    headers: { authorization: "Bearer Canary", "x-request-id": "Req-ABC" },
    query: "token=canary&page=two%20words",
  };
  it.each([
    ["canary", false],
    ["Bearer", false],
    ["req-abc", true],
    ["AUTHORIZATION", true],
    ["two words", true],
    ["token=", true],
    ["page=two", true],
  ])("finds %j: %s", (term, isFound) => expect(isInMasked(term, request)).toBe(isFound));
});
