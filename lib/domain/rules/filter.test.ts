import { describe, expect, it } from "vitest";
import type { RequestView } from "#lib/domain/ingestion/request-view.ts";
import { compileFilter, evaluate } from "#lib/domain/rules/filter.ts";
import type { FilterRule } from "#lib/schemas/rule.ts";

const REQUEST: RequestView = {
  headers: { "x-topic": "order" },
  body: { id: 1 },
  query: { a: ["1", "2"] },
  path: "/orders/1",
};

const run = (parts: Omit<FilterRule, "type">, request: RequestView = REQUEST) =>
  evaluate(compileFilter({ type: "filter", ...parts }), request);
const matches = (input: unknown, filter: unknown) =>
  run({ body: filter }, { ...REQUEST, body: input }).passed;

function nested(depth: number, wrap: (inner: unknown) => unknown, inner: unknown): unknown {
  let value = inner;
  for (let i = 0; i < depth; i++) value = wrap(value);
  return value;
}

describe("evaluate", () => {
  it("passes when every given part matches", () => {
    expect(run({})).toEqual({ passed: true });
    const all = { headers: { "x-topic": "order" }, body: { id: 1 }, query: { a: "2" } };
    expect(run({ ...all, path: { $startsWith: "/orders" } })).toEqual({ passed: true });
  });

  it("names every part that fails", () => {
    expect(run({ headers: { "x-topic": "x" }, body: { id: 1 }, path: "/", query: 1 })).toEqual({
      passed: false,
      failed: ["headers", "path", "query"],
    });
  });

  it("does not test parts that are null or absent, nor look at them", () => {
    const blind: RequestView = {
      ...REQUEST,
      get body() {
        throw new Error("body was read");
      },
    };
    expect(run({ headers: { "x-topic": "order" }, body: null, query: undefined }, blind)).toEqual({
      passed: true,
    });
  });

  it.each<[unknown, unknown, boolean]>([
    [{ a: "1" }, { a: 1 }, true],
    [{ a: 0 }, { a: false }, true],
    [{ a: "" }, { a: 0 }, true],
    [{ a: true }, { a: "true" }, false],
    [{}, { a: null }, false],
    [{}, { a: { $eq: null } }, false],
    [{}, { a: { $neq: 1 } }, false],
    [{}, { a: { $nin: ["x"] } }, false],
    [{}, { a: { $exist: false } }, true],
    [{ a: null }, { a: { $exist: true } }, true],
    [{ a: null }, { a: { $exist: false } }, false],
    [{}, { $not: { a: 1 } }, true],
    [{ a: 2 }, { a: { $not: 1 } }, false],
    [{ a: 2 }, { $not: { a: 1 } }, true],
    [{ a: ["x", "y"] }, { a: { $in: "x" } }, false],
    [{ a: ["x", "y"] }, { a: "x" }, true],
    [{ a: ["x", "y"] }, { a: ["y", "x"] }, true],
    [{ a: ["x", "y"] }, { a: ["x", "z"] }, false],
    [{ a: ["x"] }, { a: [] }, true],
    [{ a: [{ b: 1 }, { b: 2 }] }, { a: { b: 2 } }, true],
    [{ a: { b: 9, c: 2 } }, { a: { b: 1, $or: [{ c: 3 }, { c: 2 }] } }, true],
    [{ a: 5 }, { a: { $gt: 1, $and: [{ $lt: 3 }] } }, true],
    [{ a: 5, b: 1 }, { b: 1, $or: [{ a: 4 }, { a: 5 }] }, true],
    [{ a: 5, b: 2 }, { b: 1, $or: [{ a: 4 }, { a: 5 }] }, false],
    [{ a: { x: 1, y: 2 } }, { a: { $eq: { y: 2, x: 1 } } }, false],
    [{ a: { x: 1, y: 2 } }, { a: { $eq: { x: 1, y: 2 } } }, true],
    [{ a: [1, 2] }, { a: { $eq: [1, 2] } }, true],
    [{ a: 1 }, {}, true],
    [{ a: 1 }, { a: { $foo: 1 } }, false],
    [{ a: { b: 1 } }, { "a.b": 1 }, false],
    [{ "a.b": 1, "": 2 }, { "a.b": 1, "": 2 }, true],
    [{ "X-A": "1" }, { "x-a": "1" }, false],
    [[1, 2, 3], 3, true],
    [[1, 2, 3], { $eq: 3 }, false],
    [[1, 2, 3], { $exist: true }, true],
    ["text", "text", true],
    [null, { a: 1 }, false],
    [{ a: "10" }, { a: { $gt: 9 } }, true],
    [{ a: "b" }, { a: { $gte: "a", $lt: "c" } }, true],
    [{ a: [9] }, { a: { $gt: 1 } }, false],
    [{ a: "abc" }, { a: { $in: "b" } }, true],
    [{ a: 2 }, { a: { $in: [1, 2] } }, true],
    [{ a: "2" }, { a: { $in: [1, 2] } }, false],
    [{ a: "x" }, { a: { $nin: ["y"] } }, true],
    [{ a: ["x"] }, { a: { $nin: ["y"] } }, false],
    [{ a: "abc" }, { a: { $startsWith: ["x", "ab"] } }, true],
    [{ a: "abc" }, { a: { $endsWith: "bc" } }, true],
    [{ a: 12 }, { a: { $startsWith: "1" } }, false],
    [{ a: 1, b: 1 }, { a: { $ref: "b" } }, true],
    [{ a: 1, b: 2 }, { a: { $lt: { $ref: "b" } } }, true],
    [{ a: 1 }, { a: { $neq: { $ref: "missing" } } }, true],
    [
      {
        v: [
          { n: 2, o: 1 },
          { n: 3, o: 3 },
        ],
      },
      { v: { n: { $ref: "v[$index].o" } } },
      true,
    ],
    [
      {
        v: [
          { n: 2, o: 1 },
          { n: 1, o: 2 },
        ],
      },
      { v: { n: { $ref: "v[$index].o" } } },
      false,
    ],
    [[{ a: 1, b: 1 }], { a: { $ref: "[$index].b" } }, true],
  ])("%j against %j: %s", (input, filter, expected) => {
    expect(matches(input, filter)).toBe(expected);
  });

  it.each(["__proto__", "constructor", "toString", "hasOwnProperty", "length", "then", "toJSON"])(
    "sees %s only where it was sent",
    (key) => {
      const filter = JSON.parse(`{"${key}":{"$exist":true}}`);
      expect(matches({}, filter)).toBe(false);
      expect(matches(JSON.parse(`{"${key}":1}`), filter)).toBe(true);
      expect(
        matches(JSON.parse(`{"${key}":{"polluted":1}}`), JSON.parse(`{"${key}":{"polluted":1}}`)),
      ).toBe(true);
      expect(matches({ a: 1 }, { a: { $ref: key } })).toBe(false);
      expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    },
  );

  it("does not call a toJSON that was sent", () => {
    expect(matches({ a: { toJSON: 1 } }, { a: { $eq: { toJSON: 1 } } })).toBe(true);
  });

  it("takes numbers out of range for no numbers", () => {
    expect(matches(JSON.parse('{"a":1e400}'), { a: { $gt: 1 } })).toBe(false);
    expect(matches(JSON.parse('{"a":-1e400}'), { a: { $lt: 1 } })).toBe(false);
  });
});

describe("evaluate, on hostile input", () => {
  const list = (depth: number) => JSON.parse("[".repeat(depth) + "]".repeat(depth));
  const object = (depth: number) => JSON.parse(`${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`);

  it.each([201, 10_000, 1_000_000])("matches nothing in %i nested lists", (depth) => {
    const body = list(depth);
    for (const filter of [{ a: 1 }, 1, { a: { $neq: 1 } }, [[1]], { $not: { a: 1 } }]) {
      expect(matches(body, filter)).toBe(false);
      expect(matches({ a: body }, { a: filter })).toBe(false);
    }
  });

  it.each([201, 10_000, 1_000_000])("compares nothing nested %i deep", (depth) => {
    const filter = { a: { $eq: { a: 1 } } };
    expect(matches(object(depth), filter)).toBe(false);
    expect(matches(object(depth), { a: { $exist: true } })).toBe(true);
  });

  it("matches filters of 200 levels, and none deeper", () => {
    const filter = (depth: number) => nested(depth, (a) => ({ a }), 1);
    expect(matches(object(200), filter(200))).toBe(true);
    expect(matches(object(201), filter(201))).toBe(false);
    expect(matches({}, { $not: filter(1_000) })).toBe(false);
    expect(
      matches(
        {},
        nested(100_000, (inner) => ({ $not: inner }), {}),
      ),
    ).toBe(false);
  });

  it("follows references that lead into references only so far", () => {
    expect(matches({ a: { $ref: "a" } }, { a: { $ref: "a" } })).toBe(false);
    const body = { b: nested(190, (inner) => ({ $or: [inner] }), { $ref: "b" }), a: 1 };
    expect(matches(body, { a: { $ref: "b" } })).toBe(false);
  });

  it.each<[string, unknown, unknown]>([
    ["a list against a list", Array(200_000).fill(0), Array(4_000).fill(1)],
    [
      "many fields in many rows",
      Array(500_000).fill({ k0: 0 }),
      Object.fromEntries(Array.from({ length: 4_000 }, (_, i) => [`k${i}`, 0])),
    ],
    [
      "large texts",
      { a: Array(1_000).fill("x".repeat(10_000)) },
      { a: Array(1_000).fill({ $in: "y" }) },
    ],
    [
      "large comparisons",
      { a: Array(1_000).fill(Array(10_000).fill(0)) },
      { a: Array(100).fill({ $eq: "y" }) },
    ],
    [
      "large objects",
      { a: Array(100).fill({ b: Array(50_000).fill(0) }) },
      { a: Array(1_000).fill({ $eq: "y" }) },
    ],
    [
      "a reference to the whole",
      Array(200_000).fill({ a: 1 }),
      { a: { $ref: "$[0]" }, b: { $ref: "[1]" } },
    ],
    [
      "a million keys",
      Object.fromEntries(Array.from({ length: 1_000_000 }, (_, i) => [`k${i}`, i])),
      { k999999: 0 },
    ],
  ])("gives up within a second: %s", (_, input, filter) => {
    const startedAt = performance.now();
    expect(matches(input, filter)).toBe(false);
    expect(performance.now() - startedAt).toBeLessThan(1_000);
  });
});
