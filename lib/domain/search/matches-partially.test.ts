import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matchesPartially } from "./matches-partially.ts";
import { patternTexts } from "./pattern-texts.ts";

const body = {
  type: "order.paid",
  id: 42,
  live: false,
  note: null,
  tags: ["a", "b"],
  items: [
    { sku: "x", count: 1 },
    { sku: "y", count: 2 },
  ],
  customer: { email: "jane@example.com", address: { city: "Köln" } },
};

describe("matchesPartially", () => {
  it.each<[string, unknown]>([
    ["nothing", {}],
    ["a key", { type: "order.paid" }],
    ["several keys", { type: "order.paid", live: false, note: null }],
    ["a nested key", { customer: { address: { city: "Köln" } } }],
    ["a number as a query string writes it", { id: "42", live: "false" }],
    ["items of a list in any order", { tags: ["b", "a"] }],
    ["one item of a list", { tags: "b" }],
    ["part of an object in a list", { items: [{ sku: "y" }] }],
    ["part of an object in a list, without brackets", { items: { sku: "y", count: 2 } }],
    ["an empty list", { tags: [] }],
  ])("finds %s", (_, wanted) => {
    expect(matchesPartially(body, wanted)).toBe(true);
  });

  it.each<[string, unknown]>([
    ["another value", { type: "order" }],
    ["one key of two", { type: "order.paid", id: 43 }],
    ["a key that is missing", { nope: null }],
    ["a key of a prototype", { constructor: {} }],
    ["an item that is missing", { tags: ["a", "c"] }],
    ["keys of two items as one", { items: { sku: "x", count: 2 } }],
    ["an object where a text is", { type: {} }],
    ["a list where an object is", { customer: [] }],
    ["null where something is", { id: null }],
    ["a text where an object is", { customer: "[object Object]" }],
  ])("does not find %s", (_, wanted) => {
    expect(matchesPartially(body, wanted)).toBe(false);
  });

  it("takes texts and lists at the top", () => {
    expect(matchesPartially("text", "text")).toBe(true);
    expect(matchesPartially([1, { a: 1 }], { a: 1 })).toBe(true);
    expect(matchesPartially(null, {})).toBe(false);
  });

  it("finds every document in itself, and whatever is left of it when keys are taken away", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.integer(), (document, seed) => {
        const keys = Object.keys(document).filter((_, at) => (seed >> (at % 31)) & 1);
        const part = Object.fromEntries(keys.map((key) => [key, document[key]]));
        expect(matchesPartially(document, part)).toBe(true);
      }),
    );
  });
});

describe("patternTexts", () => {
  it("names keys and strings, the longest first, and no numbers", () => {
    const pattern = { type: "order.paid", id: 5, amount: "5e2", tags: ["vip"], empty: "" };
    expect(patternTexts(pattern)).toEqual([
      "order.paid",
      "amount",
      "empty",
      "type",
      "tags",
      "vip",
      "id",
    ]);
  });

  it("names no more than eight", () => {
    const keys = Array.from({ length: 500 }, (_, at) => [`key-${at}`, "x"]);
    expect(patternTexts(Object.fromEntries(keys))).toHaveLength(8);
  });

  it("names only what stands in the document that the pattern is a part of", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (document) => {
        const text = JSON.stringify(document);
        for (const each of patternTexts(document)) {
          expect(text).toContain(JSON.stringify(each).slice(1, -1));
        }
      }),
    );
  });
});
