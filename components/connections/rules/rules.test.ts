import { describe, expect, it } from "vitest";
import { type Rule, rulesSchema } from "#lib/schemas/rule.ts";
import { checkRules, refusedRules } from "./check-rules.ts";
import { fromDurationValue, toDurationValue } from "./duration-value.ts";
import { retryTimes } from "./retry-times.ts";
import { mayAdd, newDraft, type RuleDraft, toDrafts } from "./rule-drafts.ts";

const RULES: Rule[] = [
  { type: "deduplicate", window: 300_000, include_fields: ["body.id", "headers.x-id"] },
  { type: "transform", transformation_id: "trs_1" },
  { type: "filter", body: { type: "x" } },
  { type: "filter", path: "/x" },
  { type: "delay", delay: 60_000 },
  {
    type: "retry",
    strategy: "linear",
    interval: 1_500,
    count: 0,
    response_status_codes: ["500", "!501"],
  },
];

const faultsOf = (draft: RuleDraft) => checkRules([draft]).faults?.[draft.id] ?? {};

describe("toDrafts and checkRules", () => {
  it("give back every rule as it was, in its place", () => {
    expect(checkRules(toDrafts(RULES))).toEqual({ rules: RULES, faults: null });
  });
  it("give back rules that leave something out", () => {
    const rules: Rule[] = [
      { type: "retry", strategy: "exponential" },
      { type: "deduplicate", window: 5_000, exclude_fields: ["headers"] },
    ];
    expect(checkRules(toDrafts(rules)).rules).toEqual(rules);
  });
  it("make new rules that the API takes, once a transformation is chosen", () => {
    const drafts = (["retry", "filter", "delay", "deduplicate"] as const).map((type) =>
      newDraft(type, type),
    );
    const { rules } = checkRules(drafts);
    expect(rulesSchema.safeParse(rules).success).toBe(true);
    expect(faultsOf(newDraft("transform", "t"))).toEqual({
      transformationId: "Choose a transformation.",
    });
  });

  it.each(["", "{", "[]", "42", "null"])("say what is wrong with the filter %j", (text) => {
    expect(faultsOf({ id: "f", type: "filter", text, problem: null }).text).toMatch(
      /^Write a JSON object/,
    );
  });
  it("say where in a filter something is wrong", () => {
    expect(faultsOf({ id: "f", type: "filter", text: "{}", problem: null }).text).toMatch(
      /^Name at least one/,
    );
    expect(faultsOf({ id: "f", type: "filter", text: '{"bodi":1}', problem: null }).rule).toBe(
      "Does not know bodi.",
    );
  });
  it("do not take the filter before while what is being typed is none", () => {
    const draft = { id: "f", type: "filter" as const, text: '{"body":1}', problem: "Line 2: …" };
    expect(faultsOf(draft).text).toBe("Line 2: …");
  });
  it("never let the text of a filter change the type of its rule", () => {
    const text = '{"type":"retry","body":1}';
    const { rules } = checkRules([{ id: "f", type: "filter", text, problem: null }]);
    expect(rules).toEqual([{ type: "filter", body: 1 }]);
  });

  it.each([
    ["interval", { interval: { amount: "8", unit: "d" as const } }],
    ["interval", { interval: { amount: "soon", unit: "s" as const } }],
    ["count", { count: "51" }],
    ["count", { count: "2.5" }],
    ["codes", { codes: "500, 99" }],
  ])("put a bad %s of a retry at its field", (field, changes) => {
    const draft = { ...newDraft("retry", "r"), ...changes } as RuleDraft;
    expect(Object.keys(faultsOf(draft))).toEqual([field]);
  });
  it("put a bad path of a deduplicate rule at its field", () => {
    const draft = { ...newDraft("deduplicate", "d"), fields: "include", paths: "order.id" };
    expect(faultsOf(draft as RuleDraft).paths).toMatch(/^Write paths such as/);
  });
});

describe("refusedRules", () => {
  it("puts what the API refused at its rule and field, in its words", () => {
    const drafts = toDrafts(RULES);
    const faults = refusedRules(drafts, {
      "rules.1.transformation_id": "transformation does not exist",
      "rules.2.body": "is too deep",
      name: "is taken",
    });
    expect(faults).toEqual({
      "rule-1": { transformationId: "Transformation does not exist." },
      "rule-2": { text: "Body: is too deep." },
    });
  });
});

describe("mayAdd", () => {
  it("offers retry, delay and deduplicate once, filters and transformations any number of times", () => {
    const drafts = toDrafts(RULES);
    expect(mayAdd("retry", drafts)).toBe(false);
    expect(mayAdd("filter", drafts)).toBe(true);
    expect(mayAdd("retry", [])).toBe(true);
  });
});

describe("duration values", () => {
  it.each([
    [1_500, "1.5", "s"],
    [30_000, "30", "s"],
    [90_000, "90", "s"],
    [120_000, "2", "min"],
    [7_200_000, "2", "h"],
    [0, "0", "s"],
  ] as const)("%d ms are %s %s, and back", (ms, amount, unit) => {
    expect(toDurationValue(ms)).toEqual({ amount, unit });
    expect(fromDurationValue({ amount, unit })).toBe(ms);
  });
});

describe("retryTimes", () => {
  it("waits as long each time when linear, twice as long when exponential", () => {
    const rule = { type: "retry" as const, interval: 1_000, count: 3 };
    expect(retryTimes({ ...rule, strategy: "linear" })).toEqual([1_000, 2_000, 3_000]);
    expect(retryTimes({ ...rule, strategy: "exponential" })).toEqual([1_000, 3_000, 7_000]);
  });
  it("ends within a week, whatever the count", () => {
    const rule = { type: "retry" as const, strategy: "exponential" as const, interval: 3_600_000 };
    const times = retryTimes({ ...rule, count: 50 });
    expect(times).toHaveLength(7);
    expect(retryTimes({ ...rule, count: 0 })).toEqual([]);
  });
});
