import { describe, expect, it } from "vitest";
import type { RequestView } from "#lib/domain/ingestion/request-view.ts";
import { type DeduplicateRule, rulesSchema } from "#lib/schemas/rule.ts";
import { compileDeduplicate } from "./deduplicate.ts";

type Fields = Pick<DeduplicateRule, "include_fields" | "exclude_fields">;

const ORDER: RequestView = {
  headers: { "content-type": "application/json", "x-id": "1", date: "Mon" },
  body: {
    id: 7,
    nothing: null,
    customer: { name: "Ann", tags: ["a", "b"] },
    items: [
      { sku: "A", qty: 1 },
      { sku: "B", qty: 2 },
    ],
  },
  query: { page: "1" },
  path: "/orders",
};

const key = (request: RequestView, fields: Fields = {}, windowMs = 1_000, bytes?: Uint8Array) => {
  const rule = { type: "deduplicate" as const, window: windowMs, ...fields };
  expect(rulesSchema.safeParse([rule]).success).toBe(true);
  return compileDeduplicate(rule).keyOf(request, bytes ?? null);
};
const include = (...include_fields: string[]) => ({ include_fields });
const exclude = (...exclude_fields: string[]) => ({ exclude_fields });
const withBody = (change: object) => ({ ...ORDER, body: { ...(ORDER.body as object), ...change } });
const withHeader = (change: object) => ({ ...ORDER, headers: { ...ORDER.headers, ...change } });

const SAME: [string, Fields, RequestView][] = [
  ["the same request", {}, structuredClone(ORDER)],
  [
    "keys in another order",
    {},
    { ...ORDER, body: Object.fromEntries(Object.entries(ORDER.body as object).reverse()) },
  ],
  ["the included field", include("body.id"), { ...ORDER, path: "/other", body: { id: 7 } }],
  ["several included fields", include("body.id", "path"), withBody({ items: [] })],
  ["a header in capitals", include("headers.X-ID"), { ...ORDER, body: null }],
  [
    "a field within every item",
    include("body.items[*].sku"),
    withBody({ items: [{ sku: "A", qty: 9 }, { sku: "B" }] }),
  ],
  [
    "a field within one item",
    include("body.items[1].sku"),
    withBody({ items: [{}, { sku: "B" }] }),
  ],
  [
    "one of two included fields, both without the other",
    include("body.id", "body.none"),
    withBody({ x: 1 }),
  ],
  ["all but a header", exclude("headers.Date"), withHeader({ date: "Tue" })],
  ["all but all headers", exclude("headers"), { ...ORDER, headers: {} }],
  [
    "all but a part of every item",
    exclude("body.items[*].qty"),
    withBody({ items: [{ sku: "A", qty: 3 }, { sku: "B" }] }),
  ],
  ["all but what is not there", exclude("body.none.deep", "body.id[0].x"), structuredClone(ORDER)],
  ["numbers that are written otherwise", include("body.id"), withBody({ id: Number("7.0") })],
];

const OTHER: [string, Fields, RequestView][] = [
  ["another body", {}, withBody({ id: 8 })],
  ["another header", {}, withHeader({ "x-id": "2" })],
  ["another path", {}, { ...ORDER, path: "/" }],
  ["another query", {}, { ...ORDER, query: { page: "2" } }],
  ["another value of the included field", include("body.id"), withBody({ id: 8 })],
  ["text instead of a number", include("body.id"), withBody({ id: "7" })],
  ["null instead of nothing", include("body.id", "body.none"), withBody({ none: null })],
  ["nothing instead of null", include("body.id", "body.nothing"), { ...ORDER, body: { id: 7 } }],
  [
    "lists in another order",
    include("body.customer.tags"),
    withBody({ customer: { tags: ["b", "a"] } }),
  ],
  [
    "an item more",
    include("body.items[*].sku"),
    withBody({ items: [{ sku: "A" }, { sku: "B" }, {}] }),
  ],
  [
    "what is not excluded",
    exclude("body.items[*].qty"),
    withBody({ items: [{ sku: "A" }, { sku: "C" }] }),
  ],
  ["another place in a list", include("body.items[0].sku"), withBody({ items: [{ sku: "B" }] })],
];

describe("compileDeduplicate", () => {
  it.each(SAME)("finds equal: %s", (_, fields, request) => {
    expect(key(request, fields)).toBe(key(ORDER, fields));
  });

  it.each(OTHER)("tells apart: %s", (_, fields, request) => {
    expect(key(request, fields)).not.toBe(key(ORDER, fields));
  });

  it("has no key for a request without any of the included fields", () => {
    expect(key(ORDER, include("body.none", "headers.x-none", "body.items[*].none"))).toBeNull();
    expect(key({ ...ORDER, body: null }, include("body.id"))).toBeNull();
    expect(key({ ...ORDER, body: null }, include("body"))).not.toBeNull();
  });

  it("has other keys for another rule, so that a change forgets what was seen", () => {
    const keys = [
      key(ORDER),
      key(ORDER, {}, 2_000),
      key(ORDER, exclude("body.none")),
      key(ORDER, include("headers", "body", "query", "path")),
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });

  it("tells bodies apart that rules do not see", () => {
    const binary = { ...ORDER, body: null };
    const bytes = (text: string) => new TextEncoder().encode(text);
    expect(key(binary, {}, 1_000, bytes("a"))).toBe(key(binary, {}, 1_000, bytes("a")));
    expect(key(binary, {}, 1_000, bytes("a"))).not.toBe(key(binary, {}, 1_000, bytes("b")));
  });

  it("takes a body of any depth", () => {
    const deep = (depth: number) => JSON.parse("[".repeat(depth) + "]".repeat(depth));
    const request = (depth: number) => ({ ...ORDER, body: deep(depth) });
    expect(key(request(100_000))).toBe(key(request(100_000)));
    expect(key(request(100_000))).not.toBe(key(request(100_001)));
  });

  it("touches no prototype", () => {
    const body = JSON.parse('{"__proto__":{"a":1},"b":2}');
    expect(key({ ...ORDER, body }, exclude("body.b"))).not.toBe(
      key({ ...ORDER, body: {} }, exclude("body.b")),
    );
    expect(key({ ...ORDER, body }, include("body.__proto__.a"))).not.toBeNull();
    expect(key({ ...ORDER, body: {} }, include("body.constructor.name"))).toBeNull();
  });
});
