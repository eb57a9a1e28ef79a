import { handle } from "#lib/api/handle.ts";
import { queryEventMetricsContract } from "#lib/contracts/metrics.ts";
import { queryEventMetrics } from "#lib/services/metrics/query-event-metrics.ts";

export const GET = handle(queryEventMetricsContract, queryEventMetrics);
