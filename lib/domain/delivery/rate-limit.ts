import type { DeliveryPolicy } from "#lib/schemas/destination.ts";

/** How fast a destination may be called: one start every `intervalMs`, or so many at a time. */
export type DeliveryRate =
  | { kind: "spread"; intervalMs: number }
  | { kind: "concurrent"; max: number };

/** The part of a destination's configuration that sets its pace. */
export type RateConfig = {
  delivery_policy?: Pick<DeliveryPolicy, "rate" | "period"> | null;
};

const PERIOD_MS = { second: 1_000, minute: 60_000, hour: 3_600_000 } as const;

/** Reads a destination's rate limit; null when it has none. Four a minute means one every 15 s. */
export function deliveryRate(config: RateConfig): DeliveryRate | null {
  const { rate, period } = config.delivery_policy ?? {};
  if (!rate) return null;
  if (period === "concurrent") return { kind: "concurrent", max: rate };
  return { kind: "spread", intervalMs: PERIOD_MS[period ?? "second"] / rate };
}
