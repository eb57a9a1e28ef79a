import { StatusBadge } from "#components/common/status-badge.tsx";
import type { IssueModel } from "#lib/schemas/issue.ts";

type IssueBadgeProps = { issue: IssueModel; isFilled?: boolean };

/** The state that matters: dismissed and snoozed stand before the status. */
export function IssueBadge({ issue, isFilled = false }: IssueBadgeProps) {
  return <StatusBadge status={stateOf(issue)} isFilled={isFilled} />;
}

function stateOf(issue: IssueModel) {
  if (issue.dismissed_at !== null) return "DISMISSED";
  return isSnoozed(issue) ? "SNOOZED" : issue.status;
}

export function isSnoozed({ snoozed_until, snooze_limit }: IssueModel): boolean {
  return snoozed_until !== null || snooze_limit !== null;
}
