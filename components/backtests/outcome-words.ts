import type { BacktestResultModel } from "#lib/schemas/backtest.ts";

/** Says what rules came to for a request, in a few words. */
export function outcomeInWords({
  outcome,
  cause,
  failed_parts,
}: BacktestResultModel["after"]): string {
  if (outcome === "event") return "delivered";
  if (cause === "FILTERED") return `filtered by ${failed_parts.join(", ") || "a filter"}`;
  if (cause === "TRANSFORMATION_FAILED") return "code failed";
  return cause === "DEDUPLICATED" ? "a duplicate" : "ignored";
}
