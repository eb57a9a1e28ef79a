import { handle } from "#lib/api/handle.ts";
import { queryEventsByIssueMetricsContract } from "#lib/contracts/metrics.ts";
import { queryIssueEventMetrics } from "#lib/services/metrics/query-issue-event-metrics.ts";

export const GET = handle(queryEventsByIssueMetricsContract, queryIssueEventMetrics);
