import type { DeliveryPolicy } from "#lib/schemas/destination.ts";

/** How fast a destination may be called: one start every `intervalMs`, or so many at a time. */
export type DeliveryRate =
  | { kind: "spread"; intervalMs: number }
  | { kind: "concurrent"; max: number };

/** The part of a destination's configuration that sets its pace. */
export type RateConfig = {
  delivery_policy?: (Pick<DeliveryPolicy, "rate" | "period"> & Partial<DeliveryPolicy>) | null;
};

const PERIOD_MS = { second: 1_000, minute: 60_000, hour: 3_600_000 } as const;

/** Reads a destination's rate limit; null when it has none. Four a minute means one every 15 s. */
export function deliveryRate(config: RateConfig): DeliveryRate | null {
  const { rate, period } = config.delivery_policy ?? {};
  if (!rate) return null;
  if (period === "concurrent") return { kind: "concurrent", max: rate };
  return { kind: "spread", intervalMs: PERIOD_MS[period ?? "second"] / rate };
}

/**
 * Returns the time between two starts of a delivery group in ms: its override's, or that of all groups.
 * A group that a destination no longer asks for has none: 0.
 */
export function groupIntervalMs(config: RateConfig, group: string): number {
  const groups = config.delivery_policy?.groups;
  if (!groups) return 0;
  const { overrides } = groups;
  const own = overrides && Object.hasOwn(overrides, group) ? overrides[group] : undefined;
  const { rate, rate_period: period } = own ?? groups;
  return PERIOD_MS[period] / rate;
}
