import type { IssueType } from "#lib/schemas/enums.ts";
import type { AutoResolve } from "#lib/schemas/issue-trigger.ts";
import { type IssueState, isUnderWay } from "./transition.ts";

const MINUTE_MS = 60_000;

/** When an issue counts as over where its trigger does not say: after so many clean runs, or so long. */
export const DEFAULT_AUTO_RESOLVE: Readonly<Record<IssueType, AutoResolve>> = {
  delivery: { clean_runs: 10, quiet_minutes: 60 },
  transformation: { clean_runs: 10, quiet_minutes: 60 },
  // Nobody sends on purpose what is turned away: a day without it is what there is to go by.
  request: { clean_runs: null, quiet_minutes: 1_440 },
  // It ends when the queue is short again.
  backpressure: { clean_runs: null, quiet_minutes: null },
};

/**
 * Tells whether an issue is over: so many clean runs since it was last seen, or so many minutes without it.
 * Minutes alone say nothing of a delivery or a transformation that has not run since: they count from one
 * clean run on.
 */
export function isOver(
  type: IssueType,
  state: IssueState,
  { clean_runs: runs, quiet_minutes: minutes }: AutoResolve,
  now: Date,
): boolean {
  if (!isUnderWay(state)) return false;
  if (runs !== null && state.cleanCount >= runs) return true;
  if (minutes === null || now.getTime() - state.lastSeenAt.getTime() < minutes * MINUTE_MS) {
    return false;
  }
  return type === "request" || state.cleanCount > 0;
}
