import { describe, expect, it } from "vitest";
import { fieldsOf, typeOf } from "./describe-schema.ts";

describe("typeOf", () => {
  it.each([
    [{ type: "string" }, "string"],
    [{ anyOf: [{ type: "string" }, { type: "null" }] }, "string or null"],
    [{ type: "array", items: { type: "string" } }, "string[]"],
    [
      { type: "array", items: { anyOf: [{ type: "string" }, { type: "number" }] } },
      "(string or number)[]",
    ],
    [{ const: "retry" }, '"retry"'],
    [{ type: "string", format: "date-time" }, "date"],
    [{}, "any"],
  ])("names %j", (schema, name) => {
    expect(typeOf(schema)).toBe(name);
  });
});

describe("fieldsOf", () => {
  it("lists what an object holds, with limits and values", () => {
    const schema = {
      type: "object",
      required: ["name"],
      properties: {
        name: { type: "string", maxLength: 155 },
        rate: { anyOf: [{ type: "integer", minimum: 1, maximum: 10 }, { type: "null" }] },
        period: { type: "string", enum: ["second", "minute"], default: "second" },
      },
    };
    expect(fieldsOf(schema)).toMatchObject([
      { name: "name", isRequired: true, notes: ["at most 155 characters"] },
      { name: "rate", isRequired: false, type: "integer or null", notes: ["1 to 10"] },
      { name: "period", values: ["second", "minute"], notes: ['default "second"'] },
    ]);
  });

  it("joins the fields of all alternatives, such as the kinds of a rule", () => {
    const rule = (type: string, field: string) => ({
      type: "object",
      required: ["type"],
      properties: { type: { const: type }, [field]: { type: "integer" } },
    });
    const rules = {
      type: "array",
      items: { oneOf: [rule("retry", "count"), rule("delay", "delay")] },
    };
    const [field] = fieldsOf({ type: "object", properties: { rules } });
    expect(field?.fields.map((each) => [each.name, each.type])).toEqual([
      ["type", '"retry" or "delay"'],
      ["count", "integer"],
      ["delay", "integer"],
    ]);
  });
});
