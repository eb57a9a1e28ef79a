import { describe, expect, it } from "vitest";
import type { DeliveryOrder } from "#lib/schemas/delivery-order.ts";
import { decideOrderedStep } from "./order-step.ts";

type Order = Parameters<typeof decideOrderedStep>[0];
const order = (
  on_failure: DeliveryOrder["on_failure"],
  skip_after: number | null = null,
): Order => ({
  on_failure,
  skip_after,
});
const failed = (retryInMs: number | null) => ({ status: "FAILED", retryInMs }) as const;
const RETRIED = { status: "FAILED", retryInMs: 60_000, leavesLine: false };
const GIVEN_UP = { status: "FAILED", retryInMs: null, leavesLine: false };
const PARKED = { status: "HOLD", retryInMs: null, leavesLine: false };

describe("decideOrderedStep", () => {
  it.each([null, order("block"), order("skip"), order("park", 1)])(
    "lets a success end it, whatever the order: %j",
    (each) => {
      expect(decideOrderedStep(each, { status: "SUCCESSFUL" }, 9)).toEqual({
        status: "SUCCESSFUL",
        retryInMs: null,
        leavesLine: false,
      });
    },
  );

  it.each([null, order("block"), order("block", 2)])(
    "keeps the place of a failing event while it is retried, for %j",
    (each) => {
      expect(decideOrderedStep(each, failed(60_000), 5)).toEqual(RETRIED);
      expect(decideOrderedStep(each, failed(null), 5)).toEqual(GIVEN_UP);
    },
  );

  it("skips after so many attempts, and goes on retrying what was skipped", () => {
    const steps = [1, 2, 3, 4].map((n) => decideOrderedStep(order("skip", 3), failed(60_000), n));
    expect(steps.map((step) => step.leavesLine)).toEqual([false, false, true, true]);
    expect(steps.map((step) => step.retryInMs)).toEqual([60_000, 60_000, 60_000, 60_000]);
    expect(decideOrderedStep(order("skip"), failed(null), 1).leavesLine).toBe(true);
  });

  it("parks when the retries are used up, or after so many attempts", () => {
    expect(decideOrderedStep(order("park"), failed(60_000), 40)).toEqual(RETRIED);
    expect(decideOrderedStep(order("park"), failed(null), 1)).toEqual(PARKED);
    expect(decideOrderedStep(order("park", 2), failed(60_000), 1)).toEqual(RETRIED);
    expect(decideOrderedStep(order("park", 2), failed(60_000), 2)).toEqual(PARKED);
  });
});
