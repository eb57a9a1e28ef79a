/** Latencies in ms, of which percentiles are asked. */
export type Latencies = { count: number; p50: number; p95: number; p99: number; max: number };

/** Sums up latencies; null without any. */
export function summarize(values: number[]): Latencies | null {
  if (values.length === 0) return null;
  const sorted = Float64Array.from(values).sort();
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0;
  return { count: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}

/** The time in ms, on a clock that all processes of this machine share, finer than Date's. */
export function clockMs(): number {
  return performance.timeOrigin + performance.now();
}
