import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseQuery } from "#lib/domain/ingestion/parsed-query.ts";

describe("parseQuery", () => {
  it.each<[string, unknown]>([
    ["", {}],
    ["a=1&b=2", { a: "1", b: "2" }],
    ["a=1&a=2&a=3", { a: ["1", "2", "3"] }],
    ["a[b]=1&a[c]=2", { a: { b: "1", c: "2" } }],
    ["a[b][c]=1", { a: { b: { c: "1" } } }],
    ["a[b][c]=", { a: { b: { c: "" } } }],
    ["a[]=1", { a: ["1"] }],
    ["a[]=1&a[]=2", { a: ["1", "2"] }],
    ["a[0]=x&a[1]=y", { a: ["x", "y"] }],
    ["a[5]=x", { a: ["x"] }],
    ["a[2000]=x", { a: { 2000: "x" } }],
    ["a[][b]=1", { a: [{ b: "1" }] }],
    ["a[0][b]=1&a[0][c]=2", { a: [{ b: "1", c: "2" }] }],
    ["a=1&a[b]=2", { a: { 0: "1", b: "2" } }],
    ["a[b]=1&a=2", { a: [{ b: "1" }, "2"] }],
    ["a%5Bb%5D=%20x+y", { a: { b: " x y" } }],
    ["a=%zz&b=%&c=%ff", { a: "%zz", b: "%", c: "%ff" }],
    ["a=%00", { a: "\0" }],
    ["a&b=", { a: "", b: "" }],
    ["=1&&a=2&", { a: "2" }],
    ["a=b=c", { a: "b=c" }],
    ["[a]=1&a]=2&b[=3", { "[a]": "1", "a]": "2", "b[": "3" }],
    ["é=ü&%F0%9F%98%80=1", { é: "ü", "😀": "1" }],
  ])("%s", (query, expected) => {
    expect(parseQuery(query)).toEqual(expected);
  });

  it.each([
    "__proto__=1",
    "__proto__[polluted]=1",
    "a[__proto__][polluted]=1",
    "constructor[prototype][polluted]=1",
    "a[]=1&a[__proto__][polluted]=1",
  ])("does not pollute: %s", (query) => {
    const parsed = parseQuery(query);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(Object.getPrototypeOf(parsed)).toBe(Object.prototype);
    expect(parsed.polluted).toBeUndefined();
    expect(JSON.stringify(parsed)).toContain("1");
  });

  it("keeps what is nested too deep under one key", () => {
    const query = `a${"[b]".repeat(50)}=1`;
    expect(JSON.stringify(parseQuery(query)).split("{").length).toBe(11);
  });

  it("reads 5,000 parameters and skips the rest", () => {
    const query = Array.from({ length: 6_000 }, (_, i) => `k${i}=${i}`).join("&");
    expect(Object.keys(parseQuery(query))).toHaveLength(5_000);
  });

  it("never throws and never answers anything but plain text, lists and records", () => {
    const part = fc.oneof(
      fc.constantFrom("[", "]", "&", "=", "%", "__proto__", "0", ""),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
        const parsed = parseQuery(parts.join(""));
        expect(JSON.parse(JSON.stringify(parsed))).toEqual(parsed);
      }),
    );
  });

  it("stays fast on one key repeated 5,000 times", () => {
    const startedAt = performance.now();
    parseQuery("a=1&".repeat(5_000));
    parseQuery("a[]=1&".repeat(5_000));
    parseQuery("a[x]=1&a[]=1&".repeat(2_500));
    expect(performance.now() - startedAt).toBeLessThan(1_000);
  });
});
