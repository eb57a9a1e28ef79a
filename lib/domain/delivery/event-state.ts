import type { EventStatus } from "#lib/schemas/enums.ts";

/** From each status, those that may follow. A retry of one that failed may end before it is queued. */
const TRANSITIONS: Record<EventStatus, ReadonlySet<EventStatus>> = {
  SCHEDULED: new Set(["QUEUED", "HOLD", "CANCELLED", "FAILED"]),
  QUEUED: new Set(["SUCCESSFUL", "FAILED", "HOLD", "CANCELLED"]),
  HOLD: new Set(["QUEUED", "CANCELLED", "FAILED"]),
  FAILED: new Set(["QUEUED", "HOLD", "SUCCESSFUL", "CANCELLED"]),
  SUCCESSFUL: new Set(["QUEUED"]),
  CANCELLED: new Set(["QUEUED"]),
};

/** Tells whether an event may go from one status to another. Every status may be retried: QUEUED. */
export function canTransition(from: EventStatus, to: EventStatus): boolean {
  return TRANSITIONS[from].has(to);
}

/** Tells whether an event can be cancelled: while it waits, a failed one while a retry is scheduled. */
export function isCancellable(event: { status: EventStatus; nextAttemptAt: Date | null }): boolean {
  if (!canTransition(event.status, "CANCELLED")) return false;
  return event.status !== "FAILED" || event.nextAttemptAt !== null;
}
