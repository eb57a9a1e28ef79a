import type { IssueStatus } from "#lib/schemas/enums.ts";
import type { IssueSignalKind } from "#lib/schemas/issue-signal.ts";
import { type IssueState, isUnderWay } from "./transition.ts";

const SET: Record<IssueStatus, IssueSignalKind> = {
  OPENED: "reopened",
  ACKNOWLEDGED: "acknowledged",
  IGNORED: "ignored",
  RESOLVED: "resolved",
};

/**
 * Returns what to tell of a change of an issue; null: nothing that anybody needs to hear. An occurrence of
 * what is open already is counted and not told. What comes back from a snooze is told when it went on
 * meanwhile.
 */
export function signalKind(before: IssueState, after: IssueState): IssueSignalKind | null {
  if (after.dismissedAt !== null && before.dismissedAt === null) return "dismissed";
  if (after.autoResolvedAt !== null && before.autoResolvedAt === null) return "auto_resolved";
  const isBack = before.dismissedAt !== null && after.dismissedAt === null;
  if (isBack || before.status !== after.status) return SET[after.status];
  if (before.snooze === null || !isUnderWay(after)) return after.snooze === null ? null : "snoozed";
  if (after.snooze === before.snooze) return null;
  if (after.snooze !== null) return "snoozed";
  return after.occurrences > before.snooze.countAtStart ? "recurred" : null;
}
