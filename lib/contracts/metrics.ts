import { z } from "zod";
import {
  attemptMetricsQuery,
  eventMetricsQuery,
  ignoredEventMetricsQuery,
  issueEventMetricsQuery,
  metricsModel,
  pendingMetricsQuery,
  queueDepthMetricsQuery,
  requestMetricsQuery,
  transformationMetricsQuery,
} from "#lib/schemas/metrics.ts";
import { defineContract } from "./contract.ts";

export const queryRequestMetricsContract = defineContract({
  method: "GET",
  path: "/metrics/requests",
  summary: "Count requests over time",
  permission: "gateway.read",
  query: requestMetricsQuery,
  response: metricsModel,
});

export const queryEventMetricsContract = defineContract({
  method: "GET",
  path: "/metrics/events",
  summary: "Count events over time, in the state they are in now",
  permission: "gateway.read",
  query: eventMetricsQuery,
  response: metricsModel,
});

export const queryIgnoredEventMetricsContract = defineContract({
  method: "GET",
  path: "/metrics/ignored-events",
  summary: "Count over time how often rules of connections made no event of a request",
  permission: "gateway.read",
  query: ignoredEventMetricsQuery,
  response: metricsModel,
});

export const queryAttemptMetricsContract = defineContract({
  method: "GET",
  path: "/metrics/attempts",
  summary: "Count attempts over time, with latencies in ms",
  permission: "gateway.read",
  query: attemptMetricsQuery,
  response: metricsModel,
});

export const queryEventsByIssueMetricsContract = defineContract({
  method: "GET",
  path: "/metrics/events-by-issue",
  summary: "Count the events of delivery issues over time",
  permission: "gateway.read",
  query: issueEventMetricsQuery,
  response: metricsModel,
});

export const queryQueueDepthMetricsContract = defineContract({
  method: "GET",
  path: "/metrics/queue-depth",
  summary: "How many events waited, and how many ms the oldest had, at the most",
  permission: "gateway.read",
  query: queueDepthMetricsQuery,
  response: metricsModel,
});

export const queryTransformationMetricsContract = defineContract({
  method: "GET",
  path: "/metrics/transformations",
  summary: "Count runs of transformations over time",
  permission: "gateway.read",
  query: transformationMetricsQuery,
  response: metricsModel,
});

export const queryEventsPendingTimeseriesMetricsContract = defineContract({
  method: "GET",
  path: "/metrics/events-pending-timeseries",
  summary: "How many events waited for delivery over time, at the most",
  permission: "gateway.read",
  query: pendingMetricsQuery,
  response: metricsModel,
});

export const exportPrometheusContract = defineContract({
  method: "GET",
  path: "/metrics/prometheus",
  summary: "The project's figures in the text format of Prometheus",
  permission: "gateway.read",
  response: z.string(),
  textType: "text/plain; version=0.0.4; charset=utf-8",
});
