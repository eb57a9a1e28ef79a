import type { IssueStatus } from "#lib/schemas/enums.ts";

/** The part of an issue that people and recurrences change. */
export type IssueState = {
  status: IssueStatus;
  openedAt: Date;
  lastSeenAt: Date;
  dismissedAt: Date | null;
  autoResolvedAt: Date | null;
};

export type IssueSignal =
  | { kind: "set_status"; status: IssueStatus }
  | { kind: "dismiss" }
  /** What the issue is about happened again. */
  | { kind: "recur" };

/** Opens anew: the time of opening moves, the time it was first seen never does. */
function reopen(state: IssueState, now: Date): IssueState {
  return { ...state, status: "OPENED", openedAt: now, dismissedAt: null, autoResolvedAt: null };
}

function setStatus(state: IssueState, status: IssueStatus, now: Date): IssueState {
  const isOpen = state.status === "OPENED" && state.dismissedAt === null;
  if (status === "OPENED") return isOpen ? state : reopen(state, now);
  return status === state.status ? state : { ...state, status, autoResolvedAt: null };
}

function recur(state: IssueState, now: Date): IssueState {
  const seen = { ...state, lastSeenAt: now };
  if (state.status === "IGNORED") return seen;
  return state.status === "RESOLVED" || state.dismissedAt ? reopen(seen, now) : seen;
}

/**
 * Returns the issue as it is after a signal. Dismissing leaves the status alone. Setting OPENED by hand
 * takes a dismissed issue back. A recurrence re-opens what was resolved or dismissed, never what is ignored;
 * what is acknowledged stays so.
 */
export function transitionIssue(state: IssueState, signal: IssueSignal, now: Date): IssueState {
  if (signal.kind === "set_status") return setStatus(state, signal.status, now);
  if (signal.kind === "dismiss") return { ...state, dismissedAt: state.dismissedAt ?? now };
  return recur(state, now);
}
