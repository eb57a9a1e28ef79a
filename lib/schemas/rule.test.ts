import { describe, expect, it } from "vitest";
import { rulesSchema } from "#lib/schemas/rule.ts";

const accepts = (...rules: unknown[]) => rulesSchema.safeParse(rules).success;

function faults(...rules: unknown[]): string[] {
  const { error } = rulesSchema.safeParse(rules);
  return (error?.issues ?? []).map((issue) => `${issue.path.join(".")}: ${issue.message}`);
}

describe("rulesSchema", () => {
  it("keeps the order of the rules", () => {
    const rules = [
      { type: "deduplicate", window: 60_000, include_fields: ["body.id"] },
      { type: "transform", transformation_id: "trs_1" },
      { type: "filter", body: { a: { $gt: 1 } }, headers: null },
      { type: "filter", path: "/orders" },
      { type: "delay", delay: 0 },
      { type: "retry", strategy: "linear", interval: 60_000, count: 5 },
    ];
    expect(rulesSchema.parse(rules)).toEqual(rules);
  });

  it.each(["retry", "delay", "deduplicate"])("allows one %s rule", (type) => {
    const rule = { type, strategy: "linear", delay: 1, window: 1_000 };
    const keys = { retry: "strategy", delay: "delay", deduplicate: "window" } as const;
    const key = keys[type as keyof typeof keys];
    const one = { type, [key]: rule[key] };
    expect(accepts(one)).toBe(true);
    expect(faults(one, one)).toEqual([`1.type: only one ${type} rule is allowed`]);
  });

  it.each([
    { type: "transformation", transformation_id: "trs_1" },
    { type: "filter", $or: [] },
    {},
    null,
    "x",
  ])("refuses unknown rules and keys: %j", (rule) => {
    expect(accepts(rule)).toBe(false);
  });
});

describe("retry rule", () => {
  const retry = { type: "retry", strategy: "exponential" };

  it.each([
    {},
    { count: 0 },
    { count: 50 },
    { count: null, interval: null, response_status_codes: null },
    { interval: 1 },
    { response_status_codes: ["500", "!401", "500-599", ">=500", ">400", "<500", "==404"] },
  ])("accepts %j", (extra) => {
    expect(accepts({ ...retry, ...extra })).toBe(true);
  });

  it.each([
    { count: -1 },
    { count: 51 },
    { count: 1e9 },
    { count: 1.5 },
    { count: "5" },
    { interval: 0 },
    { interval: 1e15 },
    { interval: Number.NaN },
    { strategy: "random" },
    { response_status_codes: [] },
    { response_status_codes: [500] },
    { response_status_codes: ["600"] },
    { response_status_codes: ["!>500"] },
    { response_status_codes: Array(11).fill("500") },
  ])("refuses %j", (extra) => {
    expect(accepts({ ...retry, ...extra })).toBe(false);
  });
});

describe("delay rule", () => {
  it.each([
    [0, true],
    [365 * 86_400_000, true],
    [365 * 86_400_000 + 1, false],
    [-1, false],
    [1.5, false],
    ["5", false],
    [Number.MAX_SAFE_INTEGER, false],
  ])("%j ms: %s", (delay, expected) => {
    expect(accepts({ type: "delay", delay })).toBe(expected);
  });
});

describe("deduplicate rule", () => {
  const deduplicate = (extra: object) => ({ type: "deduplicate", window: 60_000, ...extra });

  it.each([
    [{ window: 1_000 }, true],
    [{ window: 3_600_000 }, true],
    [{ window: 0 }, false],
    [{ window: 999 }, false],
    [{ window: 3_600_001 }, false],
    [{ include_fields: ["body", "headers.x-id", "query.a", "path"] }, true],
    [{ exclude_fields: ["body.items[*].sku", "body.items[0].name"] }, true],
    [{ include_fields: ["bodyx"] }, false],
    [{ include_fields: ["cookies.a"] }, false],
    [{ include_fields: ["body.items[*]"] }, false],
    [{ include_fields: ["body..a"] }, false],
    [{ include_fields: ["body.a"], exclude_fields: ["body.b"] }, false],
  ])("%j: %s", (extra, expected) => {
    expect(accepts(deduplicate(extra))).toBe(expected);
  });
});

describe("transform rule", () => {
  it("needs an id or a transformation", () => {
    expect(faults({ type: "transform" })).toEqual([
      "0: value must contain at least one of [transformation_id, transformation]",
    ]);
    expect(accepts({ type: "transform", transformation: { name: "a", code: "b" } })).toBe(true);
  });
});

describe("filter rule", () => {
  const nested = (depth: number) => {
    let filter: unknown = 1;
    for (let i = 0; i < depth; i++) filter = { a: filter };
    return filter;
  };

  it.each([
    ["text", { path: "/x" }],
    ["number", { body: 5 }],
    ["boolean", { body: true }],
    ["null", { body: null }],
    ["$or inside", { body: { a: { $or: [1, { $gt: 5 }] } } }],
    ["$ref", { body: { a: { $ref: "items[$index].b" }, c: { $lt: { $ref: "[0].x-y['a b']" } } } }],
    ["a key named __proto__", { body: JSON.parse('{"__proto__":{"constructor":1}}') }],
    ["depth 200", { body: nested(200) }],
  ])("accepts %s", (_, parts) => {
    expect(accepts({ type: "filter", ...parts })).toBe(true);
  });

  it.each([
    [{ body: { a: { $regex: "(a+)+$" } } }, "0.body: $regex is not a filter operator (at a)"],
    [{ headers: { $or: {} } }, "0.headers: $or must be a list (at the root)"],
    [{ query: { a: { $ref: "b[" } } }, "0.query: $ref must be a path such as items[0].id (at a)"],
    [{ query: { a: { $ref: 5 } } }, "0.query: $ref must be a path such as items[0].id (at a)"],
    [{ body: nested(1_000) }, "0.body: must be nested at most 200 levels deep"],
    [{ body: Array(3).fill(1) }, "0.body: must be one of [string, number, boolean, object, null]"],
    [{ body: { a: Array(6_000).fill(1) } }, "0.body: must have at most 5000 values"],
    [{ body: "x".repeat(10_000_000) }, "0.body: must have at most 262144 characters"],
    [{ body: { a: Number.POSITIVE_INFINITY } }, "0.body: must hold finite numbers only (at a)"],
  ])("names what is wrong (%#)", (parts, expected) => {
    expect(faults({ type: "filter", ...parts })).toEqual([expected]);
  });

  it("checks a filter of any depth without exhausting the stack", () => {
    expect(accepts({ type: "filter", body: nested(1_000_000) })).toBe(false);
  });
});
