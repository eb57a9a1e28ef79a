import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type {
  queryAttemptMetricsContract,
  queryEventMetricsContract,
  queryIgnoredEventMetricsContract,
  queryQueueDepthMetricsContract,
  queryRequestMetricsContract,
  queryTransformationMetricsContract,
} from "#lib/contracts/metrics.ts";
import type { MetricsModel } from "#lib/schemas/metrics.ts";
import { type ContractCall, request } from "./fetcher.ts";
import type { Span } from "./metrics-window.ts";

type MetricsContracts = {
  requests: typeof queryRequestMetricsContract;
  events: typeof queryEventMetricsContract;
  "ignored-events": typeof queryIgnoredEventMetricsContract;
  attempts: typeof queryAttemptMetricsContract;
  "queue-depth": typeof queryQueueDepthMetricsContract;
  transformations: typeof queryTransformationMetricsContract;
};

/** What figures are about. */
export type MetricsSubject = keyof MetricsContracts;

/** Resources that figures can be kept to, or split by. */
export type MetricsResource = "source" | "connection" | "destination" | "transformation";

/** The dimension of a resource; connections are called webhooks there. */
export const RESOURCE_DIMENSION = {
  source: "source_id",
  connection: "webhook_id",
  destination: "destination_id",
  transformation: "transformation_id",
} as const satisfies Record<MetricsResource, string>;

export type MetricsCall = {
  measures: readonly string[];
  splitBy?: MetricsResource | null;
  /** Only figures of one resource. */
  of?: { resource: MetricsResource; id: string } | null;
  span: Span;
  /** Without one the whole span is one bucket. */
  granularity: string | null;
};

/** Figures over time. What was asked last stays on the screen while the next is on its way. */
export function metricsOptions(subject: MetricsSubject, call: MetricsCall) {
  const { measures, splitBy, of, span, granularity } = call;
  return queryOptions({
    queryKey: ["metrics", subject, call],
    queryFn: ({ signal }): Promise<MetricsModel> => {
      const query = {
        date_range: {
          start: new Date(span.startMs).toISOString(),
          end: new Date(span.endMs).toISOString(),
        },
        ...(granularity ? { granularity } : {}),
        measures,
        ...(splitBy ? { dimensions: [RESOURCE_DIMENSION[splitBy]] } : {}),
        ...(of ? { filters: { [RESOURCE_DIMENSION[of.resource]]: of.id } } : {}),
      };
      // Each subject has its own measures; panels name those that theirs has, and a test holds them to it.
      return request<MetricsContracts[MetricsSubject]>(`GET /metrics/${subject}`, {
        query,
        signal,
      } as ContractCall<MetricsContracts[MetricsSubject]>);
    },
    placeholderData: keepPreviousData,
    staleTime: 55_000,
  });
}
