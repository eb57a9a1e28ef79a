import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { queryEventMetricsContract } from "#lib/contracts/metrics.ts";
import type { MetricsModel } from "#lib/schemas/metrics.ts";
import { request } from "./fetcher.ts";

/** The events of a connection over the last day, bucket by bucket. */
export type Activity = { counts: number[]; failed: number[]; total: number; failedTotal: number };

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const HELD_MS = 30 * DAY_MS;
/** An answer has at most 10,000 rows, one for each connection and bucket. */
const MOST_HOURLY = 400;

/** The last day of every connection, in one request. Those without events are not in it. */
export function connectionActivityOptions(connections: number, nowMs: number) {
  const hours = connections <= MOST_HOURLY ? 1 : 3;
  const stepMs = hours * HOUR_MS;
  const startMs = Math.floor((nowMs - DAY_MS) / stepMs + 1) * stepMs;
  return queryOptions({
    queryKey: ["metrics", "connection-activity", hours, startMs],
    queryFn: async ({ signal }) => {
      const query = {
        date_range: { start: new Date(startMs).toISOString(), end: end(startMs + DAY_MS) },
        granularity: `${hours}h`,
        measures: ["count" as const, "failed_count" as const],
        dimensions: ["webhook_id" as const],
      };
      const model = await request<typeof queryEventMetricsContract>("GET /metrics/events", {
        query,
        signal,
      });
      return toActivity(model, startMs, stepMs);
    },
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    refetchInterval: 60_000,
  });
}

/** Lays the rows of an answer out by connection and bucket. */
export function toActivity(
  { data }: MetricsModel,
  startMs: number,
  stepMs: number,
): ReadonlyMap<string, Activity> {
  const size = DAY_MS / stepMs;
  const zeros = () => Array.from({ length: size }, () => 0);
  const byConnection = new Map<string, Activity>();
  for (const { time_bucket, dimensions, metrics } of data) {
    const id = String(dimensions.webhook_id);
    const index = Math.floor((Date.parse(time_bucket ?? "") - startMs) / stepMs);
    const row = byConnection.get(id) ?? {
      counts: zeros(),
      failed: zeros(),
      total: 0,
      failedTotal: 0,
    };
    byConnection.set(id, row);
    if (!(index >= 0 && index < size)) continue;
    const { count = 0, failed_count = 0 } = metrics;
    row.counts[index] = count;
    row.failed[index] = failed_count;
    row.total += count;
    row.failedTotal += failed_count;
  }
  return byConnection;
}

/** How many events each paused connection holds back. */
export function heldEventsOptions(pausedIds: readonly string[]) {
  return queryOptions({
    queryKey: ["connections", "held", pausedIds],
    queryFn: async ({ signal }) => {
      const nowMs = Date.now();
      const query = {
        date_range: { start: new Date(nowMs - HELD_MS).toISOString(), end: end(nowMs) },
        measures: ["count" as const],
        dimensions: ["webhook_id" as const],
        filters: { webhook_id: [...pausedIds], status: ["HOLD" as const] },
      };
      const { data } = await request<typeof queryEventMetricsContract>("GET /metrics/events", {
        query,
        signal,
      });
      return new Map(
        data.map(({ dimensions, metrics }) => [String(dimensions.webhook_id), metrics.count ?? 0]),
      );
    },
    enabled: pausedIds.length > 0,
    refetchInterval: 10_000,
    placeholderData: keepPreviousData,
  });
}

/** The end of a range, outwards to the whole minute. */
function end(atMs: number): string {
  return new Date(Math.ceil(atMs / 60_000) * 60_000).toISOString();
}
