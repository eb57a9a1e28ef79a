import type { BacktestEffect } from "#lib/schemas/backtest.ts";
import type { IgnoredCause } from "#lib/schemas/enums.ts";

/** What rules made of a request: what would be delivered, in a form that can be compared, or why nothing. */
export type Outcome =
  | { outcome: "event"; delivered: string }
  | { outcome: "ignored"; cause: IgnoredCause };

const fails = (outcome: Outcome) =>
  outcome.outcome === "ignored" && outcome.cause === "TRANSFORMATION_FAILED";

/**
 * Tells what a change would do to a request. What fails is told apart from what is merely ignored; of two
 * reasons to deliver nothing, only a new failure counts.
 */
export function compareOutcomes(before: Outcome, after: Outcome): BacktestEffect {
  if (fails(after)) return fails(before) ? "unchanged" : "fails";
  if (after.outcome === "ignored") return before.outcome === "event" ? "ignored" : "unchanged";
  if (before.outcome === "ignored") return "passes";
  return before.delivered === after.delivered ? "unchanged" : "changed";
}
