import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { StoredRequest } from "#lib/domain/ingestion/request-view.ts";
import { readTransformed, toTransformInput } from "./transform.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const JSON_TYPE = { "content-type": "application/json" };

const ORIGINAL: StoredRequest = {
  headers: { ...JSON_TYPE, "content-length": "7", "x-a": "1" },
  body: bytes('{"n":1}'),
  path: "/orders",
  query: "a=1&b[]=2",
};

type Change = (request: {
  headers: Record<string, unknown>;
  body: unknown;
  query: unknown;
  path: unknown;
  [key: string]: unknown;
}) => unknown;

/** Lets a change happen as code would do it, and reads the outcome. */
function transform(change: Change, original = ORIGINAL) {
  const input = toTransformInput(original);
  if (!input) throw new Error("too deep");
  const returned = change(JSON.parse(input.request));
  return readTransformed(JSON.stringify(returned), original, input);
}

function requestOf(change: Change, original = ORIGINAL) {
  const outcome = transform(change, original);
  if (outcome.result === "invalid") throw new Error(outcome.message);
  const { body, ...rest } = outcome.request;
  return { ...rest, body: body && new TextDecoder().decode(body) };
}

function problemOf(change: Change, original = ORIGINAL): string {
  const outcome = transform(change, original);
  return outcome.result === "invalid" ? outcome.message : "none";
}

const set = (part: string, value: unknown) => (request: object) => ({ ...request, [part]: value });
const withHeader =
  (name: string, value: unknown): Change =>
  (request) => ({ ...request, headers: { ...request.headers, [name]: value } });
const typed = (type: string, text: string): StoredRequest => ({
  headers: { "content-type": type },
  body: bytes(text),
  path: "/",
  query: "",
});

describe("toTransformInput", () => {
  it("shows headers, body, query both ways and path", () => {
    expect(JSON.parse(toTransformInput(ORIGINAL)?.request ?? "")).toEqual({
      headers: ORIGINAL.headers,
      body: { n: 1 },
      query: "a=1&b[]=2",
      parsed_query: { a: "1", b: ["2"] },
      path: "/orders",
    });
  });

  it.each([
    ["none", { ...ORIGINAL, body: null }, null],
    ["binary", typed("application/pdf", "%PDF"), null],
    ["a text", typed("text/plain", "hi"), "hi"],
    ["a form", typed("application/x-www-form-urlencoded", "a=1&c[d]=2"), { a: "1", c: { d: "2" } }],
  ])("shows a body that is %s", (_, request, body) => {
    expect(JSON.parse(toTransformInput(request)?.request ?? "").body).toEqual(body);
  });

  it("gives up on a body that nobody can write again", () => {
    const deep = "[".repeat(200_000) + "]".repeat(200_000);
    expect(toTransformInput({ ...ORIGINAL, body: bytes(deep) })).toBeNull();
  });
});

describe("readTransformed", () => {
  it("keeps a request as it is that the code leaves alone, byte for byte", () => {
    const odd = '{ "n": 12345678901234567890, "n": 1.0 }';
    for (const body of ['{"n":1}', odd, '"text"', "[1e2]"]) {
      const original = { ...ORIGINAL, body: bytes(body) };
      expect(requestOf((request) => request, original).body).toBe(body);
    }
  });

  it("keeps whatever bytes there are, whatever JSON they hold", () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), (json) => {
        const original = { ...ORIGINAL, headers: JSON_TYPE, body: bytes(json) };
        expect(requestOf((request) => request, original).body).toBe(json);
      }),
    );
  });

  it.each<[string, Change, string]>([
    ["an object", set("body", { a: "ü" }), '{"a":"ü"}'],
    ["a number", set("body", 5), "5"],
    ["a boolean", set("body", false), "false"],
    ["nothing", set("body", null), ""],
    ["JSON text", set("body", '{"a":1}'), '{"a":1}'],
    ["a text that is no JSON", set("body", "hello"), '"hello"'],
    ["NUL and half a character", set("body", ["\0", "\ud800"]), '["\\u0000","\\ud800"]'],
  ])("writes %s as JSON, with its length", (_, change, body) => {
    const request = requestOf(change);
    expect(request.body).toBe(body);
    expect(request.headers["content-length"]).toBe(String(bytes(body).length));
  });

  it.each<[string, StoredRequest, Change, string, string]>([
    ["text", typed("text/plain", "a"), set("body", "b"), "b", "text/plain"],
    ["an object", typed("text/plain", "a"), set("body", { a: 1 }), '{"a":1}', "text/plain"],
    [
      "text in UTF-8",
      typed('text/xml; charset="iso-8859-1"; x=1', "<a/>"),
      set("body", "<ü/>"),
      "<ü/>",
      "text/xml; charset=utf-8; x=1",
    ],
    [
      "a form",
      typed("application/x-www-form-urlencoded", "a=1"),
      set("body", { a: "2", b: ["x"] }),
      "a=2&b[]=x",
      "application/x-www-form-urlencoded",
    ],
  ])("writes %s as the type says", (_, original, change, body, type) => {
    const request = requestOf(change, original);
    expect([request.body, request.headers["content-type"]]).toEqual([body, type]);
  });

  it("does not call a new body compressed", () => {
    const headers = { ...JSON_TYPE, "content-encoding": "gzip" };
    const original = { ...ORIGINAL, headers, body: bytes("\x1f\x8b") };
    expect(requestOf(set("body", { a: 1 }), original).headers).not.toHaveProperty(
      "content-encoding",
    );
    expect(requestOf((request) => request, original).headers["content-encoding"]).toBe("gzip");
  });

  it.each<[string, Change, object]>([
    ["a name in capitals", withHeader("X-B", "2"), { "x-b": "2" }],
    ["a number", withHeader("x-b", 2), { "x-b": "2" }],
    ["a boolean", withHeader("x-b", true), { "x-b": "true" }],
    ["its own length", withHeader("content-length", "7"), { "content-length": "7" }],
    ["names of prototypes", withHeader("constructor", { a: 1 }), {}],
  ])("takes a header with %s", (_, change, expected) => {
    expect(requestOf(change).headers).toEqual({ ...ORIGINAL.headers, ...expected });
  });

  it("drops headers that are null or gone", () => {
    expect(requestOf(withHeader("x-a", null)).headers).not.toHaveProperty("x-a");
    expect(requestOf(set("headers", JSON_TYPE)).headers).toEqual({
      ...JSON_TYPE,
      "content-length": "7",
    });
  });

  it.each<[string, Change, RegExp]>([
    ["CR LF", withHeader("x-b", "a\r\nb: c"), /"x-b" holds characters/],
    ["NUL", withHeader("x-b", "\0"), /"x-b" holds characters/],
    ["an emoji", withHeader("x-b", "😀"), /"x-b" holds characters/],
    ["an emoji for a name", withHeader("😀", "1"), /"😀" holds characters/],
    ["a status", withHeader(":status", "200"), /":status" holds characters/],
    ["a host", withHeader("Host", "evil"), /"host" is set by the delivery/],
    [
      "another length",
      withHeader("content-length", "9"),
      /"content-length" is set by the delivery/,
    ],
    [
      "an encoding of the transfer",
      withHeader("transfer-encoding", "chunked"),
      /"transfer-encoding" is set/,
    ],
    ["a list", withHeader("x-b", ["1"]), /"x-b" must be a string/],
    ["no type any more", set("headers", { "x-a": "1" }), /"content-type"\] must be a media type/],
    [
      "a type that is none",
      withHeader("content-type", "json"),
      /"content-type"\] must be a media type/,
    ],
    [
      "10,000 headers",
      set("headers", Object.fromEntries(Array.from({ length: 10_000 }, (_, n) => [`x-${n}`, "1"]))),
      /headers has 10000 keys/,
    ],
    ["100 KB of headers", withHeader("x-b", "y".repeat(1e5)), /more than 65536 characters/],
    ["headers that are a list", set("headers", []), /headers must be an object/],
    ["no headers", set("headers", undefined), /headers must be an object/],
  ])("refuses %s, and names it", (_, change, problem) => {
    expect(problemOf(change)).toMatch(problem);
  });

  it("names several headers, and counts the rest", () => {
    const headers = Object.fromEntries(Array.from({ length: 9 }, (_, n) => [`x-${n}`, []]));
    expect(problemOf(set("headers", headers))).toMatch(
      /"x-0".*"x-4" must be a string; and 4 more$/,
    );
  });

  it("lets a request without a type go on without one", () => {
    const original = { ...ORIGINAL, headers: { "x-a": "1" }, body: null };
    expect(requestOf((request) => request, original).headers).toEqual({ "x-a": "1" });
  });

  it.each<[unknown, string]>([
    ["/new", "/new"],
    ["new", "/new"],
    ["@evil.example/", "/@evil.example/"],
    ["//evil.example/", "//evil.example/"],
    ["http://evil.example/", "/http://evil.example/"],
    [undefined, "/orders"],
  ])("takes the path %j as below the destination: %s", (path, expected) => {
    expect(requestOf(set("path", path)).path).toBe(expected);
  });

  it.each<[unknown, string]>([
    ["c=3", "c=3"],
    ["?c=3", "c=3"],
    [null, ""],
    [undefined, "a=1&b[]=2"],
  ])("takes the query %j as %j, whatever parsed_query says", (query, expected) => {
    const change: Change = (request) => ({ ...request, query, parsed_query: { z: "9" } });
    expect(requestOf(change).query).toBe(expected);
  });

  it.each<[string, Change, RegExp]>([
    ["a list", () => [1], /must be an object/],
    ["null", () => null, /must be an object/],
    ["a text", () => "x", /must be an object/],
    ["a path with a line break", set("path", "/a\r\nb"), /path must be a string/],
    ["a path that is a number", set("path", 5), /path must be a string/],
    ["a query that is an object", set("query", {}), /query must be a string/],
    ["a query with NUL", set("query", "\0"), /query must be a string/],
    ["too much of a body", set("body", "x".repeat(11 * 1024 * 1024)), /more than 10485760 bytes/],
    [
      "a body too deep",
      set("body", JSON.parse("[".repeat(65) + "]".repeat(65))),
      /deeper than 64 levels/,
    ],
  ])("refuses %s", (_, change, problem) => {
    expect(problemOf(change)).toMatch(problem);
  });

  it("counts known fields only", () => {
    const change: Change = (request) => ({
      ...request,
      status: 500,
      method: "DELETE",
      host: "evil",
    });
    expect(Object.keys(requestOf(change)).sort()).toEqual(["body", "headers", "path", "query"]);
  });
});
