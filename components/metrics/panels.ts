import type { ValueFormat } from "#components/charts/format-value.ts";
import type { ChartShape, SeriesTone } from "#components/charts/series.ts";
import type { MetricsResource, MetricsSubject } from "#lib/client/metrics.ts";

type Figures = Readonly<Record<string, number>>;

/** A line or column of a panel. */
export type PanelSeries = {
  key: string;
  label: string;
  tone: SeriesTone;
  /** Of figures over `seconds`; by itself the figure named by `key`. */
  value?: (figures: Figures, seconds: number) => number;
};

export type Panel = {
  id: string;
  title: string;
  note?: string;
  subject: MetricsSubject;
  /** Measures that its series and its summary are made of. */
  needs: readonly string[];
  series: readonly PanelSeries[];
  format: ValueFormat;
  shape: ChartShape;
  /** The one number that says it all; it is also what is shown of each when split. */
  main: PanelSeries;
  /** Whether numbers of several buckets or resources add up. */
  isSum: boolean;
  splits: readonly MetricsResource[];
};

const OF_EVENTS = ["source", "connection", "destination"] as const;

const rateOf = (label: string): PanelSeries => ({
  key: "rate",
  label,
  tone: "accent",
  value: (figures, seconds) => (figures.count ?? 0) / Math.max(1, seconds),
});

function single(series: PanelSeries) {
  return { series: [series], main: series };
}

export const REQUESTS: Panel = {
  id: "requests",
  title: "Requests",
  subject: "requests",
  needs: ["count", "accepted_count", "rejected_count"],
  series: [
    { key: "accepted_count", label: "Accepted", tone: "successful" },
    { key: "rejected_count", label: "Rejected", tone: "rejected" },
  ],
  format: "count",
  shape: "bars",
  main: { key: "count", label: "Requests", tone: "accent" },
  isSum: true,
  splits: ["source"],
};

export const REQUEST_RATE: Panel = {
  id: "request-rate",
  title: "Request rate",
  subject: "requests",
  needs: ["count"],
  ...single(rateOf("Requests per second")),
  format: "perSecond",
  shape: "areas",
  isSum: false,
  splits: ["source"],
};

export const DISCARDED: Panel = {
  id: "discarded",
  title: "Discarded requests",
  note: "Accepted, and no event came of them: no connection, or each ignored them.",
  subject: "requests",
  needs: ["discarded_count"],
  ...single({ key: "discarded_count", label: "Discarded", tone: "off" }),
  format: "count",
  shape: "bars",
  isSum: true,
  splits: ["source"],
};

export const PER_REQUEST: Panel = {
  id: "per-request",
  title: "Events per request",
  subject: "requests",
  needs: ["avg_events_per_request", "avg_ignored_per_request"],
  series: [
    { key: "avg_events_per_request", label: "Events", tone: "accent" },
    { key: "avg_ignored_per_request", label: "Ignored", tone: "off" },
  ],
  main: { key: "avg_events_per_request", label: "Events", tone: "accent" },
  format: "average",
  shape: "lines",
  isSum: false,
  splits: ["source"],
};

export const IGNORED: Panel = {
  id: "ignored",
  title: "Ignored events",
  note: "A rule kept them back: a filter, a duplicate, or a transformation that failed.",
  subject: "requests",
  needs: ["count", "avg_ignored_per_request"],
  ...single({
    key: "ignored",
    label: "Ignored",
    tone: "off",
    value: ({ count = 0, avg_ignored_per_request = 0 }) =>
      Math.round(count * avg_ignored_per_request),
  }),
  format: "count",
  shape: "bars",
  isSum: true,
  splits: ["source"],
};

export const EVENTS: Panel = {
  id: "events",
  title: "Events",
  note: "By when they were created, in the state they are in now.",
  subject: "events",
  needs: ["count", "successful_count", "failed_count"],
  series: [
    { key: "successful_count", label: "Successful", tone: "successful" },
    { key: "failed_count", label: "Failed", tone: "failed" },
    {
      key: "other",
      label: "Waiting or cancelled",
      tone: "pending",
      value: ({ count = 0, successful_count = 0, failed_count = 0 }) =>
        count - successful_count - failed_count,
    },
  ],
  format: "count",
  shape: "bars",
  main: { key: "count", label: "Events", tone: "accent" },
  isSum: true,
  splits: OF_EVENTS,
};

export const EVENT_RATE: Panel = {
  id: "event-rate",
  title: "Event rate",
  subject: "events",
  needs: ["count"],
  ...single(rateOf("Events per second")),
  format: "perSecond",
  shape: "areas",
  isSum: false,
  splits: OF_EVENTS,
};

export const ERROR_RATE: Panel = {
  id: "error-rate",
  title: "Error rate",
  note: "Failed events of all events.",
  subject: "events",
  needs: ["error_rate"],
  ...single({ key: "error_rate", label: "Error rate", tone: "failed" }),
  format: "ratio",
  shape: "lines",
  isSum: false,
  splits: OF_EVENTS,
};

export const WAITING: Panel = {
  id: "waiting",
  title: "Delayed, retrying, paused",
  subject: "events",
  needs: ["scheduled_retry_count", "scheduled_count", "paused_count"],
  series: [
    { key: "scheduled_retry_count", label: "Retry scheduled", tone: "failed" },
    { key: "scheduled_count", label: "Delayed", tone: "scheduled" },
    { key: "paused_count", label: "Paused", tone: "hold" },
  ],
  main: { key: "scheduled_retry_count", label: "Retry scheduled", tone: "failed" },
  format: "count",
  shape: "lines",
  isSum: true,
  splits: OF_EVENTS,
};

export const ATTEMPTS: Panel = {
  id: "attempts",
  title: "Attempts",
  subject: "attempts",
  needs: ["count", "successful_count", "failed_count"],
  series: [
    { key: "successful_count", label: "Successful", tone: "successful" },
    { key: "failed_count", label: "Failed", tone: "failed" },
  ],
  format: "count",
  shape: "bars",
  main: { key: "count", label: "Attempts", tone: "accent" },
  isSum: true,
  splits: ["destination"],
};

export const RESPONSE_LATENCY: Panel = {
  id: "response-latency",
  title: "Response latency",
  note: "How long destinations took to answer.",
  subject: "attempts",
  needs: ["response_latency_p50", "response_latency_p95", "response_latency_p99"],
  series: [
    { key: "response_latency_p50", label: "p50", tone: "chart-1" },
    { key: "response_latency_p95", label: "p95", tone: "chart-2" },
    { key: "response_latency_p99", label: "p99", tone: "chart-3" },
  ],
  main: { key: "response_latency_p95", label: "p95", tone: "chart-2" },
  format: "ms",
  shape: "lines",
  isSum: false,
  splits: ["destination"],
};

export const DELIVERY_LATENCY: Panel = {
  id: "delivery-latency",
  title: "Delivery latency",
  note: "From when an event was created until the destination was called, waits and retries included.",
  subject: "attempts",
  needs: ["delivery_latency_avg"],
  ...single({ key: "delivery_latency_avg", label: "Average", tone: "chart-1" }),
  format: "ms",
  shape: "lines",
  isSum: false,
  splits: ["destination"],
};

export const QUEUE_DEPTH: Panel = {
  id: "queue-depth",
  title: "Queue depth",
  note: "Events that waited for delivery, those under way included: the most of each bucket.",
  subject: "queue-depth",
  needs: ["max_depth"],
  ...single({ key: "max_depth", label: "Pending", tone: "pending" }),
  format: "count",
  shape: "areas",
  isSum: false,
  splits: ["destination"],
};

export const OLDEST_PENDING: Panel = {
  id: "oldest-pending",
  title: "Oldest pending",
  note: "How long the oldest event had been due.",
  subject: "queue-depth",
  needs: ["max_age"],
  ...single({ key: "max_age", label: "Oldest pending", tone: "pending" }),
  format: "ms",
  shape: "lines",
  isSum: false,
  splits: ["destination"],
};

export const RUNS: Panel = {
  id: "runs",
  title: "Runs",
  subject: "transformations",
  needs: ["count", "successful_count", "error_count", "failed_count"],
  series: [
    {
      key: "clean",
      label: "Successful",
      tone: "successful",
      value: ({ successful_count = 0, error_count = 0 }) =>
        Math.max(0, successful_count - error_count),
    },
    { key: "error_count", label: "Logged an error", tone: "pending" },
    { key: "failed_count", label: "Failed", tone: "failed" },
  ],
  main: { key: "count", label: "Runs", tone: "accent" },
  format: "count",
  shape: "bars",
  isSum: true,
  splits: ["connection"],
};

export const RUN_ERROR_RATE: Panel = {
  id: "run-error-rate",
  title: "Failed runs",
  note: "Runs that threw, took too long or returned no request, of all runs.",
  subject: "transformations",
  needs: ["error_rate"],
  ...single({ key: "error_rate", label: "Failed runs", tone: "failed" }),
  format: "ratio",
  shape: "lines",
  isSum: false,
  splits: ["connection"],
};
