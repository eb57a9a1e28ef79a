import { handle } from "#lib/api/handle.ts";
import { queryTransformationMetricsContract } from "#lib/contracts/metrics.ts";
import { queryTransformationMetrics } from "#lib/services/metrics/query-transformation-metrics.ts";

export const GET = handle(queryTransformationMetricsContract, queryTransformationMetrics);
