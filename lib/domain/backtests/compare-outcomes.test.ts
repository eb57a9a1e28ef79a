import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareOutcomes, type Outcome } from "#lib/domain/backtests/compare-outcomes.ts";
import type { BacktestEffect } from "#lib/schemas/backtest.ts";

const event = (delivered: string): Outcome => ({ outcome: "event", delivered });
const FILTERED: Outcome = { outcome: "ignored", cause: "FILTERED" };
const DUPLICATE: Outcome = { outcome: "ignored", cause: "DEDUPLICATED" };
const FAILED: Outcome = { outcome: "ignored", cause: "TRANSFORMATION_FAILED" };

const outcome = fc.oneof(
  fc.constantFrom("a", "b", "").map(event),
  fc.constantFrom(FILTERED, DUPLICATE, FAILED),
);

describe("compareOutcomes", () => {
  it.each<[Outcome, Outcome, BacktestEffect]>([
    [event("a"), event("a"), "unchanged"],
    [event("a"), event("b"), "changed"],
    [FILTERED, event("a"), "passes"],
    [FAILED, event("a"), "passes"],
    [event("a"), FILTERED, "ignored"],
    [event("a"), DUPLICATE, "ignored"],
    [event("a"), FAILED, "fails"],
    [FILTERED, FAILED, "fails"],
    [FAILED, FAILED, "unchanged"],
    [FAILED, FILTERED, "unchanged"],
    [FILTERED, DUPLICATE, "unchanged"],
  ])("from %j to %j: %s", (before, after, effect) => {
    expect(compareOutcomes(before, after)).toBe(effect);
  });

  it("finds nothing where nothing was changed", () => {
    fc.assert(
      fc.property(outcome, (same) => {
        expect(compareOutcomes(same, same)).toBe("unchanged");
      }),
    );
  });

  it("tells the way back of everything that it tells", () => {
    fc.assert(
      fc.property(outcome, outcome, (before, after) => {
        const there = compareOutcomes(before, after);
        const back = compareOutcomes(after, before);
        if (there === "changed") expect(back).toBe("changed");
        if (there === "ignored") expect(back).toBe("passes");
        if (there === "passes") expect(["ignored", "fails"]).toContain(back);
        if (there === "fails") expect(["passes", "unchanged"]).toContain(back);
      }),
    );
  });
});
