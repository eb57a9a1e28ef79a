import { handle } from "#lib/api/handle.ts";
import { queryIgnoredEventMetricsContract } from "#lib/contracts/metrics.ts";
import { queryIgnoredEventMetrics } from "#lib/services/metrics/query-ignored-event-metrics.ts";

export const GET = handle(queryIgnoredEventMetricsContract, queryIgnoredEventMetrics);
