import { describe, expect, it } from "vitest";
import type { IssueType } from "#lib/schemas/enums.ts";
import { isOver } from "./auto-resolve.ts";
import type { IssueState } from "./transition.ts";

const NOW = new Date("2026-11-23T10:00:00Z");
const MINUTE_MS = 60_000;
const state = (
  cleanCount: number,
  minutesAgo: number,
  change: Partial<IssueState> = {},
): IssueState => {
  const at = new Date(NOW.getTime() - minutesAgo * MINUTE_MS);
  const none = { dismissedAt: null, autoResolvedAt: null, settledAt: null, snooze: null };
  return {
    status: "OPENED",
    openedAt: at,
    firstSeenAt: at,
    lastSeenAt: at,
    occurrences: 1,
    ...none,
    cleanCount,
    ...change,
  };
};

describe("isOver", () => {
  const rule = { clean_runs: 10, quiet_minutes: 60 };
  it.each<
    [
      string,
      IssueType,
      IssueState,
      typeof rule | { clean_runs: null; quiet_minutes: number | null },
      boolean,
    ]
  >([
    ["after so many clean deliveries", "delivery", state(10, 0), rule, true],
    ["not before", "delivery", state(9, 0), rule, false],
    ["after an hour with a clean one", "delivery", state(1, 60), rule, true],
    ["not before the hour", "delivery", state(1, 59), rule, false],
    ["never while nothing is delivered", "delivery", state(0, 6_000), rule, false],
    ["for requests by time alone", "request", state(0, 60), rule, true],
    [
      "never when it is switched off",
      "delivery",
      state(99, 6_000),
      { clean_runs: null, quiet_minutes: null },
      false,
    ],
    ["not when it is ignored", "delivery", state(99, 0, { status: "IGNORED" }), rule, false],
    ["not when it is dismissed", "delivery", state(99, 0, { dismissedAt: NOW }), rule, false],
    [
      "when somebody has acknowledged it",
      "delivery",
      state(10, 0, { status: "ACKNOWLEDGED" }),
      rule,
      true,
    ],
  ])("%s", (_, type, given, by, expected) => {
    expect(isOver(type, given, by, NOW)).toBe(expected);
  });
});
