import { describe, expect, it } from "vitest";
import { executionLogLevel } from "#lib/schemas/execution.ts";
import type { IssueTriggerModel } from "#lib/schemas/issue-trigger.ts";
import { bodyOf, draftOf, LEVELS } from "./trigger-draft.ts";

const trigger = (type: string, configs: object) =>
  ({
    type,
    configs,
    name: "n",
    channels: {},
    auto_resolve: { clean_runs: 3, quiet_minutes: null },
    runbook: null,
  }) as IssueTriggerModel;

describe("the form of a trigger", () => {
  it.each(executionLogLevel.options)("offers the stored level %s and keeps it", (level) => {
    const configs = { log_level: level, transformations: "*" };
    const draft = draftOf(trigger("transformation", configs));
    expect(LEVELS.map(({ value }) => value)).toContain(draft.level);
    expect(bodyOf(draft)).toMatchObject({ type: "transformation", configs });
  });

  it.each([
    ["delivery", { strategy: "final_attempt", connections: "a*" }],
    ["backpressure", { delay: 120_000, destinations: ["des_1"] }],
    ["request", { rejection_causes: ["NO_CONNECTION"], sources: "*" }],
    [
      "request",
      { rejection_causes: "*", excluded_rejection_causes: ["NO_CONNECTION"], sources: "*" },
    ],
  ])("keeps a %s trigger of %j", (type, configs) => {
    expect(bodyOf(draftOf(trigger(type, configs)))).toMatchObject({ type, configs });
  });
});
