import type { DeliveryOrder } from "#lib/schemas/delivery-order.ts";
import type { NextStep } from "./decide-next-step.ts";

/** What an event of a line becomes after an attempt. */
export type OrderedStep = {
  status: "SUCCESSFUL" | "FAILED" | "HOLD";
  retryInMs: number | null;
  /** Those behind it need not wait for it any more, although it may be tried again. */
  leavesLine: boolean;
};

/**
 * Decides what an attempt that is over means to the line of its event. `attempts` counts it. While an
 * event is to be retried it keeps its place; one that is done frees it. Unless it leaves the line or is
 * parked: then it is on hold, and the line with it, until a person acts. `order` is null for events
 * without a line and for those whose line nobody configures any more.
 */
export function decideOrderedStep(
  order: Pick<DeliveryOrder, "on_failure" | "skip_after"> | null,
  next: NextStep,
  attempts: number,
): OrderedStep {
  if (next.status === "SUCCESSFUL") {
    return { status: "SUCCESSFUL", retryInMs: null, leavesLine: false };
  }
  const { retryInMs } = next;
  const goesOn = { status: "FAILED", retryInMs, leavesLine: false } as const;
  if (order?.on_failure === "skip") {
    return { ...goesOn, leavesLine: attempts >= (order.skip_after ?? 1) };
  }
  if (order?.on_failure === "park") {
    const isOver = retryInMs === null || attempts >= (order.skip_after ?? Number.POSITIVE_INFINITY);
    return isOver ? { status: "HOLD", retryInMs: null, leavesLine: false } : goesOn;
  }
  return goesOn;
}
