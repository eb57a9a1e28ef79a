import { describe, expect, it } from "vitest";
import type { RejectionCause } from "#lib/schemas/enums.ts";
import type { IssueTriggerConfigs } from "#lib/schemas/issue-trigger.ts";
import { fitsPattern, matchTrigger } from "./match-trigger.ts";

const connections = (targets: string | string[], strategy = "first_attempt") =>
  ({ strategy, connections: targets }) as IssueTriggerConfigs;
const sources = (
  causes: "*" | RejectionCause[],
  targets: string | string[] = "*",
  not?: RejectionCause[],
) =>
  ({
    sources: targets,
    rejection_causes: causes,
    ...(not ? { excluded_rejection_causes: not } : {}),
  }) as IssueTriggerConfigs;

const winner = (
  list: IssueTriggerConfigs[],
  target: { name?: string; cause?: RejectionCause } = {},
) => {
  const triggers = list.map((configs, index) => ({ id: String(index), configs }));
  const found = matchTrigger(triggers, { id: "web_a", name: "shop-orders", ...target });
  return found === null ? null : Number(found.id);
};

describe("fitsPattern", () => {
  it.each([
    ["*", "anything", true],
    ["shop", "shop", true],
    ["shop", "shop-orders", false],
    ["shop*", "shop-orders", true],
    ["*orders", "shop-orders", true],
    ["shop*orders", "shop-new-orders", true],
    ["s*p*r*", "shop-orders", true],
    ["*op*or*rs", "shop-orders", true],
    ["ab*ba", "aba", false],
    ["SHOP*", "shop-orders", true],
    ["shop.*", "shop-orders", false],
    ["**", "", true],
  ])("%s for %s: %s", (pattern, name, fits) => {
    expect(fitsPattern(pattern, name)).toBe(fits);
  });
});

describe("matchTrigger", () => {
  it.each<[string, IssueTriggerConfigs[], number | null]>([
    [
      "none of those that watch something else",
      [connections(["web_b"]), connections("blog*")],
      null,
    ],
    [
      "a list before a pattern before everything",
      [connections("*"), connections("shop*"), connections(["web_a"])],
      2,
    ],
    [
      "a longer list before a shorter one",
      [connections(["web_a"]), connections(["web_a", "web_b"])],
      1,
    ],
    ["a longer pattern before a shorter one", [connections("s*"), connections("shop-*")], 1],
    ["the first of equal ones", [connections("*"), connections("*", "final_attempt")], 0],
    [
      "the specific one, though it asks for something else",
      [connections("*"), connections(["web_a"], "final_attempt")],
      1,
    ],
  ])("takes %s", (_, triggers, expected) => {
    expect(winner(triggers)).toBe(expected);
  });

  const cause = "VERIFICATION_FAILED";
  it.each<[string, IssueTriggerConfigs[], number | null]>([
    ["a cause that is named before all", [sources("*"), sources([cause])], 1],
    ["all but some before all", [sources("*"), sources("*", "*", ["UNKNOWN"])], 1],
    [
      "a cause that is named before all but some",
      [sources([cause]), sources("*", "*", ["UNKNOWN"])],
      0,
    ],
    ["none whose causes are others", [sources(["UNKNOWN"])], null],
    ["none that leaves the cause out", [sources("*", "*", [cause])], null],
    ["the place before the cause", [sources([cause]), sources("*", ["web_a"])], 1],
  ])("takes %s", (_, triggers, expected) => {
    expect(winner(triggers, { cause })).toBe(expected);
  });
});
