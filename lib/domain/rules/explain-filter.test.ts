import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RequestView } from "#lib/domain/ingestion/request-view.ts";
import { explainFilter } from "#lib/domain/rules/explain-filter.ts";
import { compileFilter, evaluate } from "#lib/domain/rules/filter.ts";

const REQUEST: RequestView = {
  headers: { "x-topic": "order" },
  body: { type: "order.created", total: 12, customer: { country: "DE" }, items: [{ sku: "a" }] },
  query: { page: "1" },
  path: "/orders/1",
};

const checksOf = (body: unknown) =>
  explainFilter({ body }, REQUEST)[0]?.checks.map(({ path, found, passed }) => [
    path.join("."),
    passed,
    found,
  ]);

describe("explainFilter", () => {
  it("tells for each key what was expected, what was found and whether it passed", () => {
    expect(
      explainFilter(
        {
          body: { type: "order.paid", customer: { country: "DE", name: "Ada" } },
          path: "/orders/1",
        },
        REQUEST,
      ),
    ).toEqual([
      {
        part: "body",
        passed: false,
        checks: [
          { path: ["type"], expected: "order.paid", found: "order.created", passed: false },
          { path: ["customer", "country"], expected: "DE", found: "DE", passed: true },
          { path: ["customer", "name"], expected: "Ada", passed: false },
        ],
      },
      {
        part: "path",
        passed: true,
        checks: [{ path: [], expected: "/orders/1", found: "/orders/1", passed: true }],
      },
    ]);
  });

  it("asks operators, lists and what shapes the filter as a whole", () => {
    expect(checksOf({ total: { $gt: 10, $lt: 12 } })).toEqual([["total", false, 12]]);
    expect(checksOf({ items: { sku: "a" } })).toEqual([["items", true, [{ sku: "a" }]]]);
    expect(checksOf({ $or: [{ total: 1 }, { total: 12 }] })).toEqual([["$or", true, REQUEST.body]]);
    expect(checksOf({ total: { $eq: { $ref: "total" } } })).toEqual([["total", true, 12]]);
  });

  it("leaves out parts that are not tested", () => {
    expect(explainFilter({ body: null, headers: undefined }, REQUEST)).toEqual([]);
  });

  it("says of a body that is no object what it is", () => {
    const [part] = explainFilter({ body: { a: 1 } }, { ...REQUEST, body: "text" });
    expect(part?.checks).toEqual([{ path: [], expected: { a: 1 }, found: "text", passed: false }]);
  });

  it("passes a part exactly when all of its checks do, as routing does", () => {
    const key = fc.constantFrom("a", "b", "__proto__", "c");
    const literal = fc.constantFrom<unknown>(null, true, 0, 1, "1", "a");
    const { value, filter } = fc.letrec<{ value: unknown; filter: unknown }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        literal,
        fc.array(tie("value"), { maxLength: 2 }),
        fc.dictionary(key, tie("value"), { maxKeys: 3, noNullPrototype: true }),
      ),
      filter: fc.oneof(
        { maxDepth: 3 },
        literal,
        fc.dictionary(key, tie("filter"), { maxKeys: 3, noNullPrototype: true }),
        fc.record({ $not: tie("filter"), a: tie("filter") }, { noNullPrototype: true }),
        fc.record({ $or: fc.array(tie("filter"), { maxLength: 2 }), b: tie("filter") }),
        fc.record({ $neq: literal }, { noNullPrototype: true }),
        fc.record({ $exist: fc.boolean() }, { noNullPrototype: true }),
        fc.record({ $ref: fc.constantFrom("a", "b.a") }, { noNullPrototype: true }),
      ),
    }));
    fc.assert(
      fc.property(value, filter, (body, asked) => {
        fc.pre(asked !== null);
        const request = { ...REQUEST, body };
        const [part] = explainFilter({ body: asked }, request);
        const verdict = evaluate(compileFilter({ type: "filter", body: asked }), request);
        expect(part?.passed).toBe(verdict.passed);
        expect(part?.checks.every(({ passed }) => passed)).toBe(verdict.passed);
      }),
      { numRuns: 3_000 },
    );
  });
});
