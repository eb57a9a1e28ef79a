import type { IssueStatus } from "#lib/schemas/enums.ts";

/** Hides an issue that is under way until a moment, or until it has occurred so many times in all. */
export type Snooze = { until: Date | null; limit: number | null; countAtStart: number };

/** The part of an issue that people and recurrences change. */
export type IssueState = {
  status: IssueStatus;
  openedAt: Date;
  firstSeenAt: Date;
  lastSeenAt: Date;
  dismissedAt: Date | null;
  autoResolvedAt: Date | null;
  /** When it was last resolved or dismissed. */
  settledAt: Date | null;
  occurrences: number;
  /** What went well since it was last seen. */
  cleanCount: number;
  snooze: Snooze | null;
};

export type IssueChange =
  | { kind: "set_status"; status: IssueStatus }
  | { kind: "dismiss" }
  /** What the issue is about happened again, `count` times, at the latest `lastAt`. */
  | { kind: "recur"; count: number; firstAt: Date; lastAt: Date }
  /** It went well `count` times after it was last seen. */
  | { kind: "clean"; count: number }
  | { kind: "auto_resolve" }
  /** `times`: how many more occurrences end the snooze. Both null ends it now. */
  | { kind: "snooze"; until: Date | null; times: number | null }
  /** Time has passed. */
  | { kind: "tick" };

const later = (a: Date, b: Date) => (a < b ? b : a);
const earlier = (a: Date, b: Date) => (b < a ? b : a);

/** Tells whether the issue is one that somebody has to deal with. */
export function isUnderWay({ status, dismissedAt }: IssueState): boolean {
  return dismissedAt === null && (status === "OPENED" || status === "ACKNOWLEDGED");
}

/** Opens anew: the time of opening moves, the time it was first seen does not. */
function reopen(state: IssueState, now: Date): IssueState {
  return {
    ...state,
    status: "OPENED",
    openedAt: now,
    dismissedAt: null,
    autoResolvedAt: null,
    settledAt: null,
    snooze: null,
  };
}

function setStatus(state: IssueState, status: IssueStatus, now: Date): IssueState {
  const isOpen = state.status === "OPENED" && state.dismissedAt === null;
  if (status === "OPENED") return isOpen ? state : reopen(state, now);
  if (status === state.status) return state;
  const changed = { ...state, status, autoResolvedAt: null };
  if (status === "ACKNOWLEDGED") return changed;
  return { ...changed, snooze: null, settledAt: status === "RESOLVED" ? now : state.settledAt };
}

function recur(
  state: IssueState,
  { count, firstAt, lastAt }: { count: number; firstAt: Date; lastAt: Date },
  now: Date,
) {
  const seen: IssueState = {
    ...state,
    firstSeenAt: earlier(state.firstSeenAt, firstAt),
    lastSeenAt: later(state.lastSeenAt, lastAt),
    occurrences: state.occurrences + count,
    cleanCount: 0,
  };
  if (state.status === "IGNORED") return seen;
  if (!isUnderWay(state)) {
    const isOld = state.settledAt !== null && lastAt <= state.settledAt;
    return isOld ? seen : reopen(seen, now);
  }
  const isEnough = seen.snooze?.limit != null && seen.occurrences >= seen.snooze.limit;
  return isEnough ? { ...seen, snooze: null } : seen;
}

function snooze(state: IssueState, until: Date | null, times: number | null): IssueState {
  if (!isUnderWay(state)) return state;
  if (until === null && times === null) return { ...state, snooze: null };
  const limit = times === null ? null : state.occurrences + times;
  return { ...state, snooze: { until, limit, countAtStart: state.occurrences } };
}

/**
 * Returns the issue as it is after a change; the same object when nothing changes. Dismissing leaves the
 * status alone. Setting OPENED by hand takes a dismissed issue back. A recurrence re-opens what was resolved
 * or dismissed before it happened, never what is ignored; what is acknowledged stays so.
 */
export function transitionIssue(state: IssueState, change: IssueChange, now: Date): IssueState {
  switch (change.kind) {
    case "set_status":
      return setStatus(state, change.status, now);
    case "dismiss":
      if (state.dismissedAt) return state;
      return { ...state, dismissedAt: now, settledAt: now, snooze: null };
    case "recur":
      return recur(state, change, now);
    case "clean":
      return isUnderWay(state) ? { ...state, cleanCount: state.cleanCount + change.count } : state;
    case "auto_resolve":
      if (!isUnderWay(state)) return state;
      return { ...state, status: "RESOLVED", autoResolvedAt: now, settledAt: now, snooze: null };
    case "snooze":
      return snooze(state, change.until, change.times);
    case "tick": {
      const isOver = state.snooze?.until != null && state.snooze.until <= now;
      return isOver ? { ...state, snooze: null } : state;
    }
  }
}
