/** How fast a destination may be called: one start every `intervalMs`, or so many at a time. */
export type DeliveryRate =
  | { kind: "spread"; intervalMs: number }
  | { kind: "concurrent"; max: number };

export type RateConfig = {
  rate_limit?: number | null;
  rate_limit_period?: "second" | "minute" | "hour" | "concurrent" | null;
};

const PERIOD_MS = { second: 1_000, minute: 60_000, hour: 3_600_000 } as const;

/** Reads a destination's rate limit; null when it has none. Four a minute means one every 15 s. */
export function deliveryRate(config: RateConfig): DeliveryRate | null {
  const limit = config.rate_limit;
  if (!limit) return null;
  const period = config.rate_limit_period ?? "second";
  if (period === "concurrent") return { kind: "concurrent", max: limit };
  return { kind: "spread", intervalMs: PERIOD_MS[period] / limit };
}
