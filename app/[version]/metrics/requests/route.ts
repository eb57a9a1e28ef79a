import { handle } from "#lib/api/handle.ts";
import { queryRequestMetricsContract } from "#lib/contracts/metrics.ts";
import { queryRequestMetrics } from "#lib/services/metrics/query-request-metrics.ts";

export const GET = handle(queryRequestMetricsContract, queryRequestMetrics);
