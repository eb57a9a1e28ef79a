import { z } from "zod";
import { oneOrMany, textOrNone } from "./common.ts";
import { eventStatus, rejectionCause } from "./enums.ts";
import {
  count,
  countRange,
  id,
  ids,
  metricsQuery,
  ofConnection,
  text,
  wholeNumber,
} from "./metrics-query.ts";

export const requestMetricsQuery = metricsQuery(
  [
    "count",
    "accepted_count",
    "rejected_count",
    "discarded_count",
    "avg_events_per_request",
    "avg_ignored_per_request",
  ],
  ["source_id", "rejection_cause", "status", "bulk_retry_ids", "events_count", "ignored_count"],
  z
    .strictObject({
      source_id: ids,
      rejection_cause: oneOrMany(rejectionCause).optional(),
      status: oneOrMany(z.enum(["ACCEPTED", "REJECTED"])).optional(),
      bulk_retry_ids: ids,
      events_count: countRange,
      ignored_count: countRange,
    })
    .prefault({}),
);
export type RequestMetricsQuery = z.output<typeof requestMetricsQuery>;

export const eventMetricsQuery = metricsQuery(
  [
    "count",
    "successful_count",
    "failed_count",
    "scheduled_count",
    "paused_count",
    "error_rate",
    "avg_attempts",
    "scheduled_retry_count",
    "max_count_per_second",
  ],
  [
    "status",
    "source_id",
    "webhook_id",
    "destination_id",
    "delivery_group",
    "error_code",
    "event_data_id",
    "cli_id",
    "cli_user_id",
    "attempts",
    "response_status",
  ],
  z
    .strictObject({
      source_id: ids,
      webhook_id: ids,
      connection_id: ids,
      destination_id: ids,
      delivery_group: oneOrMany(textOrNone).optional(),
      status: oneOrMany(eventStatus).optional(),
      error_code: text.optional(),
      issue_ids: ids,
      bulk_retry_ids: ids,
      event_data_id: id.optional(),
      cli_id: id.optional(),
      cli_user_id: id.optional(),
      attempts: count.optional(),
      response_status: wholeNumber(100, 599).optional(),
    })
    .transform(ofConnection)
    .prefault({}),
);
export type EventMetricsQuery = z.output<typeof eventMetricsQuery>;

export const ignoredEventMetricsQuery = metricsQuery(
  ["count"],
  ["source_id", "webhook_id", "destination_id"],
  z
    .strictObject({ source_id: ids, webhook_id: ids, connection_id: ids, destination_id: ids })
    .transform(ofConnection)
    .prefault({}),
);
export type IgnoredEventMetricsQuery = z.output<typeof ignoredEventMetricsQuery>;

export const attemptMetricsQuery = metricsQuery(
  [
    "count",
    "successful_count",
    "failed_count",
    "delivered_count",
    "error_rate",
    "response_latency_avg",
    "response_latency_max",
    "response_latency_p50",
    "response_latency_p95",
    "response_latency_p99",
    "delivery_latency_avg",
    "delivery_latency_p50",
    "delivery_latency_p95",
    "delivery_latency_p99",
  ],
  [
    "destination_id",
    "delivery_group",
    "event_id",
    "status",
    "error_code",
    "bulk_retry_id",
    "trigger",
  ],
  z
    .strictObject({
      destination_id: ids,
      delivery_group: oneOrMany(textOrNone).optional(),
      event_id: id.optional(),
      status: oneOrMany(z.enum(["SUCCESSFUL", "FAILED"])).optional(),
      error_code: text.optional(),
      bulk_retry_id: id.optional(),
      trigger: text.optional(),
    })
    .prefault({}),
);
export type AttemptMetricsQuery = z.output<typeof attemptMetricsQuery>;

export const issueEventMetricsQuery = metricsQuery(
  ["count"],
  ["issue_id", "source_id", "destination_id", "webhook_id"],
  z
    .strictObject({
      issue_id: oneOrMany(id),
      source_id: ids,
      destination_id: ids,
      webhook_id: ids,
      connection_id: ids,
    })
    .transform(ofConnection),
);
export type IssueEventMetricsQuery = z.output<typeof issueEventMetricsQuery>;

export const queueDepthMetricsQuery = metricsQuery(
  ["max_depth", "max_age"],
  ["destination_id", "delivery_group"],
  z
    .strictObject({
      destination_id: ids,
      delivery_group: oneOrMany(textOrNone).optional(),
    })
    .prefault({}),
);
export type QueueDepthMetricsQuery = z.output<typeof queueDepthMetricsQuery>;

export const pendingMetricsQuery = metricsQuery(
  ["count"],
  ["destination_id"],
  z.strictObject({ destination_id: ids }).prefault({}),
);
export type PendingMetricsQuery = z.output<typeof pendingMetricsQuery>;

export const transformationMetricsQuery = metricsQuery(
  [
    "count",
    "successful_count",
    "failed_count",
    "error_rate",
    "error_count",
    "warn_count",
    "info_count",
    "debug_count",
  ],
  ["transformation_id", "webhook_id", "log_level", "issue_id"],
  z
    .strictObject({
      transformation_id: ids,
      webhook_id: ids,
      connection_id: ids,
      log_level: z.enum(["fatal", "error", "warn", "info", "debug", ""]).optional(),
      issue_id: ids,
    })
    .transform(ofConnection)
    .prefault({}),
);
export type TransformationMetricsQuery = z.output<typeof transformationMetricsQuery>;

export const metricsModel = z.object({
  data: z.array(
    z.object({
      /** Where the bucket begins, in UTC; null when the whole range is one bucket. */
      time_bucket: z.string().nullable(),
      dimensions: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
      metrics: z.record(z.string(), z.number()),
    }),
  ),
  metadata: z.object({
    granularity: z.string().nullable(),
    query_time_ms: z.number(),
    row_count: z.int(),
    row_limit: z.int(),
    /** Rows were left out, or not everything could be read. */
    truncated: z.boolean(),
    warning: z.string().optional(),
  }),
});
export type MetricsModel = z.infer<typeof metricsModel>;
