import { describe, expect, it } from "vitest";
import type { RequestView } from "#lib/domain/ingestion/request-view.ts";
import { applyRules, compileRules } from "#lib/domain/rules/apply-rules.ts";
import type { Rule } from "#lib/schemas/rule.ts";

const REQUEST: RequestView = {
  headers: { "x-topic": "order" },
  body: { total: 5 },
  query: {},
  path: "/orders",
};
const ACTIVE = { isDisabled: false, isPaused: false };
const PAUSED = { isDisabled: false, isPaused: true };
const DISABLED = { isDisabled: true, isPaused: true };

const orders: Rule = { type: "filter", headers: { "x-topic": "order" } };
const large: Rule = { type: "filter", body: { total: { $gt: 9 } }, path: { $startsWith: "/o" } };
const delay: Rule = { type: "delay", delay: 1_000 };
const retry: Rule = { type: "retry", strategy: "linear", interval: 1_000, count: 1 };
const transform: Rule = { type: "transform", transformation_id: "trs_1" };
const deduplicate: Rule = { type: "deduplicate", window: 1_000 };

const decide = (rules: Rule[], connection = ACTIVE) =>
  applyRules(compileRules(rules), connection, REQUEST);

describe("applyRules", () => {
  it("makes an event of what passes all rules", () => {
    expect(decide([])).toEqual({
      outcome: "event",
      status: "QUEUED",
      delayMs: 0,
      request: REQUEST,
    });
    expect(decide([orders, retry])).toMatchObject({ status: "QUEUED" });
  });

  it("ignores what a filter does not match, and names the parts", () => {
    const ignored = { outcome: "ignored", cause: "FILTERED", meta: ["body"] };
    expect(decide([orders, large])).toEqual(ignored);
    expect(decide([large, orders])).toEqual(ignored);
  });

  it("ignores everything while the connection is disabled", () => {
    const ignored = { outcome: "ignored", cause: "DISABLED", meta: null };
    expect(decide([], DISABLED)).toEqual(ignored);
    expect(decide([large, transform], DISABLED)).toEqual(ignored);
  });

  it("schedules the event when a delay rule says so, wherever it stands", () => {
    for (const rules of [
      [delay, orders],
      [orders, delay],
    ]) {
      expect(decide(rules)).toMatchObject({ status: "SCHEDULED", delayMs: 1_000 });
    }
  });

  it("holds the event while the connection is paused", () => {
    expect(decide([delay], PAUSED)).toMatchObject({ status: "HOLD", delayMs: 0 });
    expect(decide([large], PAUSED)).toMatchObject({ outcome: "ignored" });
  });

  it("hands a step with an effect to the caller and goes on with what it made", () => {
    const first = decide([orders, deduplicate, transform, large]);
    if (first.outcome !== "effect") throw new Error("no effect");
    expect(first).toMatchObject({
      step: { type: "deduplicate", deduplicate: { windowMs: 1_000 } },
      request: REQUEST,
    });
    const second = first.resume({ outcome: "passed", request: REQUEST });
    if (second.outcome !== "effect") throw new Error("no effect");
    expect(second.step).toEqual({ type: "transform", transformationId: "trs_1" });
    const changed = { ...REQUEST, body: { total: 10 } };
    expect(second.resume({ outcome: "passed", request: changed })).toEqual({
      outcome: "event",
      status: "QUEUED",
      delayMs: 0,
      request: changed,
    });
    expect(second.resume({ outcome: "passed", request: REQUEST })).toMatchObject({
      cause: "FILTERED",
    });
  });

  it("ends where an effect ignores the request", () => {
    const decision = decide([transform]);
    if (decision.outcome !== "effect") throw new Error("no effect");
    const meta = { transformation_id: "trs_1" };
    const failed = { outcome: "ignored", cause: "TRANSFORMATION_FAILED", meta } as const;
    expect(decision.resume(failed)).toEqual(failed);
  });

  it("filters before an effect that stands behind it", () => {
    expect(decide([large, transform])).toMatchObject({ outcome: "ignored" });
  });
});

describe("compileRules", () => {
  it("finds the retry rule", () => {
    expect(compileRules([orders, retry]).retry).toBe(retry);
    expect(compileRules([orders]).retry).toBeNull();
  });

  it.each<[string, Rule[], boolean]>([
    ["no rules", [retry, delay], false],
    ["other filters", [orders], false],
    ["a body that is not tested", [{ type: "filter", body: null }], false],
    ["a body filter", [orders, large], true],
    ["a transformation", [transform], true],
    ["deduplication", [deduplicate], true],
  ])("knows whether the body is needed: %s", (_, rules, expected) => {
    expect(compileRules(rules).readsBody).toBe(expected);
  });
});
