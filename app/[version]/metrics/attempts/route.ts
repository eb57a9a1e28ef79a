import { handle } from "#lib/api/handle.ts";
import { queryAttemptMetricsContract } from "#lib/contracts/metrics.ts";
import { queryAttemptMetrics } from "#lib/services/metrics/query-attempt-metrics.ts";

export const GET = handle(queryAttemptMetricsContract, queryAttemptMetrics);
