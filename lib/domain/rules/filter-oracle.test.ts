import fc from "fast-check";
import matchJson from "simple-json-match";
import { describe, expect, it } from "vitest";
import { compileFilter, evaluate } from "#lib/domain/rules/filter.ts";
import { VALUE_OPERATORS } from "#lib/schemas/filter.ts";

// The package is CommonJS: its default export arrives wrapped or not, by the loader.
const oracle = ("default" in matchJson ? matchJson.default : matchJson) as typeof matchJson;

const matches = (input: unknown, filter: unknown) =>
  evaluate(compileFilter({ type: "filter", body: filter }), {
    headers: {},
    query: {},
    path: "/",
    body: input,
  }).passed;

const KEYS = ["a", "b", "c", "0"];
const key = fc.constantFrom(...KEYS);
const literal = fc.constantFrom(
  null,
  true,
  false,
  0,
  1,
  2,
  10,
  -1,
  1.5,
  "",
  "1",
  "a",
  "ab",
  "10",
  "true",
);
const reference = fc.constantFrom(
  "a",
  "b",
  "a.b",
  "c[0]",
  "a[$index]",
  "b[$index].a",
  "[0]",
  "[$index].a",
  "$.a",
  "c.a.b",
  "missing",
  "c.0",
  "c['0']",
  "$[0].a",
  "a[10]",
);

const { document } = fc.letrec<{ document: unknown }>((tie) => ({
  document: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    literal,
    fc.array(tie("document"), { maxLength: 3 }),
    fc.dictionary(key, tie("document"), { maxKeys: 3, noNullPrototype: true }),
  ),
}));

const { filter } = fc.letrec<{ filter: unknown; operators: unknown; fields: unknown }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    literal,
    tie("fields"),
    tie("operators"),
    fc.array(tie("filter"), { maxLength: 2 }),
    fc.record({ $ref: reference }, { noNullPrototype: true }),
  ),
  fields: fc.dictionary(
    fc.oneof(
      { weight: 4, arbitrary: key },
      { weight: 1, arbitrary: fc.constantFrom("$or", "$and", "$not", "$exist") },
    ),
    fc.oneof(tie("filter"), fc.array(tie("filter"), { maxLength: 2 })),
    { maxKeys: 3, noNullPrototype: true },
  ),
  operators: fc.dictionary(
    fc.constantFrom(...VALUE_OPERATORS),
    fc.oneof(
      literal,
      fc.array(literal, { maxLength: 3 }),
      document,
      fc.record({ $ref: reference }, { noNullPrototype: true }),
    ),
    { minKeys: 1, maxKeys: 2, noNullPrototype: true },
  ),
}));

describe("evaluate", () => {
  it("agrees with simple-json-match on filters made at random", () => {
    fc.assert(
      fc.property(document, filter, (input, filter) => {
        fc.pre(filter !== null);
        expect(matches(input, filter)).toBe(oracle(input as never, filter as never));
      }),
      { numRuns: Number(process.env.FILTER_RUNS ?? 20_000) },
    );
  });

  it("agrees with simple-json-match on filters made from the document", () => {
    fc.assert(
      fc.property(document, fc.array(filter, { maxLength: 2 }), (input, extra) => {
        const filters = [
          input,
          { a: input },
          { $not: input },
          { $or: [input, ...extra] },
          { $and: [input, ...extra] },
        ];
        for (const filter of filters.filter((each) => each !== null)) {
          for (const document of [input, { a: input, b: 1 }, [input]]) {
            expect(matches(document, filter)).toBe(oracle(document as never, filter as never));
          }
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
