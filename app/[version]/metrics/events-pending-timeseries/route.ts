import { handle } from "#lib/api/handle.ts";
import { queryEventsPendingTimeseriesMetricsContract } from "#lib/contracts/metrics.ts";
import { queryPendingMetrics } from "#lib/services/metrics/query-queue-metrics.ts";

export const GET = handle(queryEventsPendingTimeseriesMetricsContract, queryPendingMetrics);
