import type { IssueState } from "#lib/domain/issues/transition.ts";

/** What every issue begins with; the moments and the count are its own. */
export const NEW_ISSUE = {
  status: "OPENED",
  dismissedAt: null,
  autoResolvedAt: null,
  settledAt: null,
  cleanCount: 0,
  snooze: null,
} as const satisfies Partial<IssueState>;
