import { describe, expect, it } from "vitest";
import { canTransition, isCancellable } from "#lib/domain/delivery/event-state.ts";
import { type EventStatus, eventStatus } from "#lib/schemas/enums.ts";

describe("canTransition", () => {
  const allowed: Record<EventStatus, EventStatus[]> = {
    SCHEDULED: ["QUEUED", "HOLD", "FAILED", "CANCELLED"],
    QUEUED: ["HOLD", "SUCCESSFUL", "FAILED", "CANCELLED"],
    HOLD: ["QUEUED", "FAILED", "CANCELLED"],
    SUCCESSFUL: ["QUEUED"],
    FAILED: ["QUEUED", "HOLD", "SUCCESSFUL", "CANCELLED"],
    CANCELLED: ["QUEUED"],
  };

  it.each(eventStatus.options)("from %s", (from) => {
    expect(eventStatus.options.filter((to) => canTransition(from, to))).toEqual(allowed[from]);
  });

  it("never undoes a delivery", () => {
    expect(canTransition("SUCCESSFUL", "CANCELLED")).toBe(false);
    expect(canTransition("SUCCESSFUL", "HOLD")).toBe(false);
  });

  it("lets every status but the waiting ones be retried", () => {
    const retried = eventStatus.options.filter((from) => canTransition(from, "QUEUED"));
    expect(retried).not.toContain("QUEUED");
    expect(retried).toHaveLength(5);
  });
});

describe("isCancellable", () => {
  const at = new Date(0);
  it.each<[EventStatus, Date | null, boolean]>([
    ["SCHEDULED", at, true],
    ["QUEUED", null, true],
    ["HOLD", null, true],
    ["FAILED", at, true],
    ["FAILED", null, false],
    ["SUCCESSFUL", at, false],
    ["CANCELLED", null, false],
  ])("%s with a next attempt at %s: %s", (status, nextAttemptAt, expected) => {
    expect(isCancellable({ status, nextAttemptAt })).toBe(expected);
  });
});
