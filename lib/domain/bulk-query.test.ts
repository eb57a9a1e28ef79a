import { describe, expect, it } from "vitest";
import type { z } from "zod";
import {
  bulkEventQuery,
  bulkIgnoredEventQuery,
  bulkReplayQuery,
  bulkRequestQuery,
} from "#lib/schemas/bulk-operation.ts";
import { emptyFilters, isSelective, shownQuery, storedQuery } from "./bulk-query.ts";

const shapes: [string, z.ZodType, object, object][] = [
  ["one value", bulkEventQuery, { status: "FAILED" }, { status: "FAILED" }],
  ["a list of one", bulkEventQuery, { status: ["FAILED"] }, { status: "FAILED" }],
  [
    "several, in any order and twice",
    bulkEventQuery,
    { id: ["evt_b", "evt_a", "evt_b"] },
    { id: ["evt_a", "evt_b"] },
  ],
  ["a number", bulkEventQuery, { attempts: "3" }, { attempts: 3 }],
  ["numbers", bulkEventQuery, { response_status: [503, 500] }, { response_status: [500, 503] }],
  [
    "comparisons",
    bulkEventQuery,
    { created_at: { gte: "2026-11-01", lt: "2026-11-02T00:00:00+01:00" } },
    { created_at: { gte: "2026-11-01T00:00:00.000Z", lt: "2026-11-01T23:00:00.000Z" } },
  ],
  ["no group", bulkEventQuery, { delivery_group: null }, { delivery_group: null }],
  [
    "no group among others",
    bulkEventQuery,
    { delivery_group: ["a", "null"] },
    { delivery_group: ["a", null] },
  ],
  ["a presence", bulkEventQuery, { cli_id: { any: "false" } }, { cli_id: { any: false } }],
  ["a flag", bulkRequestQuery, { verified: "true" }, { verified: true }],
  [
    "a target",
    bulkReplayQuery,
    { source_id: "src_1", target: { webhook_ids: ["web_2", "web_1"] } },
    { source_id: "src_1", target: { webhook_ids: ["web_1", "web_2"] } },
  ],
  [
    "a payload search",
    bulkEventQuery,
    { body: '{"b":[2,1]}', headers: { "x-id": 7 }, search_term: "paid", path: "/orders" },
    { body: { b: [2, 1] }, headers: { "x-id": 7 }, search_term: "paid", path: "/orders" },
  ],
  ["a body that is a text", bulkRequestQuery, { body: '"a"' }, { body: '"a"' }],
  ["a body that is a number", bulkRequestQuery, { body: "7" }, { body: "7" }],
  ["a body that is null", bulkRequestQuery, { body: "null" }, { body: "null" }],
  [
    "a cause",
    bulkIgnoredEventQuery,
    { cause: "FILTERED", transformation_id: "trs_1" },
    { cause: "FILTERED", transformation_id: "trs_1" },
  ],
];

describe("shownQuery", () => {
  it.each(shapes)("shows %s in one way", (_, schema, input, shown) => {
    const query = schema.parse(input) as Record<string, unknown>;
    expect(shownQuery(storedQuery(query))).toEqual(shown);
  });

  it.each(shapes)("shows %s as it can be sent again", (_, schema, input) => {
    const stored = storedQuery(schema.parse(input) as Record<string, unknown>);
    const again = schema.parse(shownQuery(stored)) as Record<string, unknown>;
    expect(storedQuery(again)).toEqual(stored);
  });
});

describe("isSelective", () => {
  it.each<[object, boolean]>([
    [{}, false],
    [{ created_at: {} }, false],
    [{ cli_id: { all: true } }, false],
    [{ status: "FAILED" }, true],
    [{ delivery_group: null }, true],
    [{ attempts: 0 }, true],
    [{ created_at: { any: false } }, true],
  ])("%j: %s", (input, expected) => {
    expect(isSelective(bulkEventQuery.parse(input))).toBe(expected);
  });

  it("does not count where to", () => {
    const target = { source_id: "src_1" };
    expect(isSelective(bulkReplayQuery.parse({ target }))).toBe(false);
    expect(isSelective(bulkReplayQuery.parse({ target, verified: false }))).toBe(true);
  });
});

describe("emptyFilters", () => {
  it("names filters that were given without a value", () => {
    const query = { status: "FAILED", created_at: {}, attempts: {}, cli_id: { all: true } };
    expect(emptyFilters(bulkEventQuery.parse(query))).toEqual(["attempts", "created_at"]);
  });
});
