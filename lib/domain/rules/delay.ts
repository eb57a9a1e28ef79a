import type { Rule } from "#lib/schemas/rule.ts";

/** Longer than this no payload is kept: the event would outlive what it is to deliver. */
const MAX_DELAY_MS = 30 * 24 * 60 * 60 * 1000;

/** Returns the ms that the delay rule holds events back, 0 without one. Capped at 30 days. */
export function delayOf(rules: readonly Rule[]): number {
  const rule = rules.find((each) => each.type === "delay");
  return Math.min(rule?.delay ?? 0, MAX_DELAY_MS);
}
