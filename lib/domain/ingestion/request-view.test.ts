import { describe, expect, it } from "vitest";
import { viewRequest } from "#lib/domain/ingestion/request-view.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);

function bodyOf(headers: Record<string, string>, body: Uint8Array | null): unknown {
  return viewRequest({ headers, body, path: "/", query: "" }).body;
}

describe("viewRequest", () => {
  it("shows headers and path as stored, and the query parsed", () => {
    const headers = { "content-type": "application/json", "x-a": "1" };
    const view = viewRequest({ headers, body: null, path: "/a%2fb", query: "a[b]=1&c=2" });
    expect(view.headers).toBe(headers);
    expect(view.path).toBe("/a%2fb");
    expect(view.query).toEqual({ a: { b: "1" }, c: "2" });
  });

  it.each<[string, Record<string, string>, Uint8Array | null, unknown]>([
    ["no body", {}, null, null],
    ["an empty body", { "content-type": "application/json" }, utf8(""), null],
    ["JSON", { "content-type": "application/json" }, utf8('{"a":1}'), { a: 1 }],
    ["JSON null", { "content-type": "application/json" }, utf8("null"), null],
    ["JSON with a byte order mark", { "content-type": "a/b+json" }, utf8("\ufeff[1]"), [1]],
    ["JSON without a type", {}, utf8("[1]"), [1]],
    ["text without a type", {}, utf8("hello"), "hello"],
    [
      "JSON that claims utf-16",
      { "content-type": "application/json; charset=utf-16" },
      utf8("1"),
      1,
    ],
    ["broken JSON", { "content-type": "application/json" }, utf8("{"), "{"],
    [
      "a form",
      { "content-type": "application/x-www-form-urlencoded" },
      utf8("a[b]=1+2"),
      { a: { b: "1 2" } },
    ],
    ["text", { "content-type": "text/plain" }, utf8('{"a":1}'), '{"a":1}'],
    ["xml", { "content-type": "application/xml" }, utf8("<a/>"), "<a/>"],
    ["latin1 text", { "content-type": "text/plain; charset=latin1" }, Uint8Array.of(0xe9), "é"],
    ["an unknown charset", { "content-type": "text/plain; charset=utf-7" }, utf8("é"), "é"],
    ["bytes", { "content-type": "application/octet-stream" }, utf8("x"), null],
    ["an unsupported type", { "content-type": "audio/flac" }, utf8("x"), null],
    [
      "an encoded body",
      { "content-type": "application/json", "content-encoding": "br" },
      utf8("1"),
      null,
    ],
  ])("shows %s", (_, headers, body, expected) => {
    expect(bodyOf(headers, body)).toEqual(expected);
  });

  it("parses once", () => {
    const view = viewRequest({ headers: {}, body: utf8("{}"), path: "/", query: "a=1" });
    expect(view.body).toBe(view.body);
    expect(view.query).toBe(view.query);
  });
});
