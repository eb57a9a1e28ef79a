import { describe, expect, it } from "vitest";
import type { GivenRequest } from "#lib/schemas/transformation-run.ts";
import { toStoredRequest } from "./given-request.ts";

const read = (given: Partial<GivenRequest>) => {
  const { body, ...rest } = toStoredRequest({ headers: {}, body: undefined, ...given });
  return { ...rest, body: new TextDecoder().decode(body ?? undefined) };
};

describe("toStoredRequest", () => {
  it("is JSON at the root where nothing else is said", () => {
    expect(read({ body: { a: 1 } })).toEqual({
      headers: { "content-type": "application/json" },
      path: "/",
      query: "",
      body: '{"a":1}',
    });
  });

  it.each<[Partial<GivenRequest>, object]>([
    [{ headers: { "X-A": "1" } }, { headers: { "x-a": "1", "content-type": "application/json" } }],
    [{ body: "text", headers: { "content-type": "text/plain" } }, { body: "text" }],
    [{ body: '{"a":1}' }, { body: '{"a":1}' }],
    [{ body: null }, { body: "" }],
    [
      { body: { a: "1" }, headers: { "Content-Type": "application/x-www-form-urlencoded" } },
      { body: "a=1" },
    ],
    [{ path: "a/b" }, { path: "/a/b" }],
    [{ query: "?a=1", parsed_query: { b: "2" } }, { query: "a=1" }],
    [{ parsed_query: { b: ["1", "2"] } }, { query: "b[]=1&b[]=2" }],
  ])("takes %j", (given, expected) => {
    expect(read(given)).toMatchObject(expected);
  });
});
