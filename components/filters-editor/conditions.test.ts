import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Condition, readConditions, readValue, writeConditions } from "./conditions.ts";

describe("readConditions", () => {
  it("reads fields and operators as lines of a form", () => {
    expect(
      readConditions({
        type: "order.created",
        total: { $gt: 10, $lte: 20 },
        customer: { vip: true },
      }),
    ).toEqual<Condition[]>([
      { field: "type", operator: "is", value: "order.created" },
      { field: "total", operator: "$gt", value: "10" },
      { field: "total", operator: "$lte", value: "20" },
      { field: "customer.vip", operator: "is", value: "true" },
    ]);
    expect(readConditions({ $startsWith: "/orders" })).toEqual([
      { field: "", operator: "$startsWith", value: "/orders" },
    ]);
  });

  it.each([
    [{ $or: [{ a: 1 }] }],
    [{ a: { $not: { b: 1 } } }],
    [{ a: { $eq: { $ref: "b" } } }],
    [{ a: [1] }],
    [{ "a.b": 1 }],
    [{ a: {} }],
    [{ a: { $gt: 1, b: 2 } }],
  ])("leaves %j to JSON", (filter) => {
    expect(readConditions(filter)).toBeNull();
  });

  it("writes back exactly what it read", () => {
    const literal = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null));
    const operators = fc
      .record(
        { $gt: literal, $in: fc.array(literal, { maxLength: 3 }), $startsWith: fc.string() },
        { requiredKeys: [], noNullPrototype: true },
      )
      .filter((given) => Object.keys(given).length > 0);
    const { fields } = fc.letrec<{ fields: unknown }>((tie) => ({
      fields: fc.dictionary(
        fc.constantFrom("a", "b c", "x-topic"),
        fc.oneof({ maxDepth: 3 }, literal, operators, tie("fields")),
        { minKeys: 1, maxKeys: 3, noNullPrototype: true },
      ),
    }));
    fc.assert(
      fc.property(fc.oneof(fields, operators, fc.string()), (filter) => {
        const conditions = readConditions(filter);
        fc.pre(conditions !== null);
        expect(writeConditions(conditions ?? [])).toEqual(filter);
      }),
    );
  });
});

describe("writeConditions", () => {
  it("takes values as JSON where they are, and as text otherwise", () => {
    expect(["12", '"12"', "true", "order.created", "null", " a "].map(readValue)).toEqual([
      12,
      "12",
      true,
      "order.created",
      null,
      "a",
    ]);
  });

  it("takes a list with commas for operators that ask for one", () => {
    expect(writeConditions([{ field: "status", operator: "$in", value: "paid, open, 3" }])).toEqual(
      {
        status: { $in: ["paid", "open", 3] },
      },
    );
  });

  it("lets the later of two lines count that cannot stand together", () => {
    expect(
      writeConditions([
        { field: "a", operator: "$gt", value: "1" },
        { field: "a.b", operator: "is", value: "2" },
      ]),
    ).toEqual({ a: { b: 2 } });
    expect(writeConditions([])).toBeUndefined();
  });
});
