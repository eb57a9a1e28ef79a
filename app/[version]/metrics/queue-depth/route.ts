import { handle } from "#lib/api/handle.ts";
import { queryQueueDepthMetricsContract } from "#lib/contracts/metrics.ts";
import { queryQueueDepthMetrics } from "#lib/services/metrics/query-queue-metrics.ts";

export const GET = handle(queryQueueDepthMetricsContract, queryQueueDepthMetrics);
