import { describe, expect, it } from "vitest";
import type { FilterField } from "#lib/client/lists/filter-field.ts";
import { toApiQuery } from "#lib/client/lists/to-api-query.ts";
import { bulkEventQuery, bulkRequestQuery } from "#lib/schemas/bulk-operation.ts";
import { REQUEST_FIELDS } from "../requests/request-filter-fields.ts";
import { EVENT_FIELDS } from "./event-filter-fields.ts";

const NOW = Date.UTC(2026, 10, 23, 12);

/** Values that somebody could set a filter to. */
function samplesOf(field: FilterField): string[] {
  switch (field.kind) {
    case "choices":
      return field.isSingle
        ? field.options.map((option) => option.value)
        : [field.options.map((option) => option.value).join(",")];
    case "number":
      return ["1", "1,2", ">=1", "1..5", ...(field.isNullable ? ["none", "any"] : [])];
    case "time":
      return ["3h", "2026-11-01T00:00:00.000Z..", ...(field.isNullable ? ["none", "any"] : [])];
    case "flag":
      return ["true", "false"];
    default:
      return ["abc_1", "abc_1,abc_2"];
  }
}

describe.each([
  ["events", EVENT_FIELDS, bulkEventQuery],
  ["requests", REQUEST_FIELDS, bulkRequestQuery],
] as const)("the filters of %s", (_, fields, schema) => {
  it.each(fields.map((field) => [field.key, field] as const))(
    "%s is one of the API",
    (key, field) => {
      for (const value of samplesOf(field)) {
        const query = toApiQuery(fields, { [key]: value }, NOW);
        expect([value, schema.safeParse(query).error?.issues]).toEqual([value, undefined]);
      }
    },
  );
  it("each have a key of their own", () => {
    const keys = fields.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).not.toContain("id");
  });
});
