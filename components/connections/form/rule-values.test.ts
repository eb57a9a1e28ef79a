import { describe, expect, it } from "vitest";
import { type Rule, rulesSchema } from "#lib/schemas/rule.ts";
import {
  countOtherRules,
  DEFAULT_RULE_VALUES,
  type RuleValues,
  toRules,
  toRuleValues,
} from "./rule-values.ts";

const NO_FAULT = () => {
  throw new Error("no fault expected");
};
const OFF: RuleValues = { ...DEFAULT_RULE_VALUES, hasRetry: false };
const DEDUPLICATE: Rule = { type: "deduplicate", window: 5000 };
const SECOND_FILTER: Rule = { type: "filter", path: "/x" };

describe("toRules", () => {
  it("makes the default retry rule that the API takes", () => {
    const rules = toRules(DEFAULT_RULE_VALUES, [], NO_FAULT);
    expect(rules).toEqual([{ type: "retry", strategy: "exponential", interval: 30_000, count: 5 }]);
    expect(rulesSchema.safeParse(rules).success).toBe(true);
  });

  it("gives back what it was given", () => {
    const rules: Rule[] = [
      {
        type: "retry",
        strategy: "linear",
        interval: 1500,
        count: 0,
        response_status_codes: ["500"],
      },
      { type: "filter", body: { type: "x" } },
      { type: "delay", delay: 60_000 },
    ];
    expect(toRules(toRuleValues(rules), rules, NO_FAULT)).toEqual(rules);
  });

  it("keeps rules that it does not edit, in their place", () => {
    const original: Rule[] = [DEDUPLICATE, { type: "filter", body: 1 }, SECOND_FILTER];
    const values = { ...toRuleValues(original), hasFilter: false, hasDelay: true };
    expect(toRules(values, original, NO_FAULT)).toEqual([
      DEDUPLICATE,
      SECOND_FILTER,
      { type: "delay", delay: 60_000 },
    ]);
    expect(countOtherRules(original)).toBe(2);
  });

  it("splits status expressions at commas and spaces", () => {
    const values = { ...DEFAULT_RULE_VALUES, retryCodes: "500-599, !501  >=429," };
    expect(toRules(values, [], NO_FAULT)[0]).toMatchObject({
      response_status_codes: ["500-599", "!501", ">=429"],
    });
  });

  it.each(["", "{", "[]", "42", "null", "{}"])("says what is wrong with the filter %j", (text) => {
    const faults: string[] = [];
    toRules({ ...OFF, hasFilter: true, filterText: text }, [], (field) => faults.push(field));
    expect(faults).toEqual(["filterText"]);
  });

  it("never lets the text of a filter change the type of its rule", () => {
    const values = { ...OFF, hasFilter: true, filterText: '{"type":"retry","body":1}' };
    expect(toRules(values, [], NO_FAULT)).toEqual([{ type: "filter", body: 1 }]);
  });
});
