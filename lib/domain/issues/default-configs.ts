import type { IssueType } from "#lib/schemas/enums.ts";
import type { IssueTriggerConfigs } from "#lib/schemas/issue-trigger.ts";

const HOUR_MS = 3_600_000;

/** What a trigger watches where nobody said otherwise: everything. */
export const DEFAULT_ISSUE_CONFIGS: Readonly<Record<IssueType, IssueTriggerConfigs>> = {
  delivery: { strategy: "first_attempt", connections: "*" },
  transformation: { log_level: "error", transformations: "*" },
  backpressure: { delay: HOUR_MS, destinations: "*" },
  request: { rejection_causes: "*", sources: "*" },
};
