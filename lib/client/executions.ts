import { queryOptions } from "@tanstack/react-query";
import type { listEventsContract } from "#lib/contracts/events.ts";
import type { getExecutionContract, listExecutionsContract } from "#lib/contracts/executions.ts";
import type { ExecutionLogLevel, ExecutionModel } from "#lib/schemas/execution.ts";
import { request } from "./fetcher.ts";
import { ALL_TIME, rangeFilter } from "./time-range.ts";
import type { ListSource } from "./use-live-list.ts";

/** Runs of a transformation on the way of real requests, newest first; of every level where none is named. */
export function executionList(
  transformationId: string,
  levels: readonly ExecutionLogLevel[],
): ListSource<ExecutionModel> {
  return {
    // Executions come with requests, whose changes the feed tells.
    queryKey: ["requests", "executions", transformationId, levels],
    fetchPage: ({ until, next }, signal) =>
      request<typeof listExecutionsContract>("GET /transformations/{id}/executions", {
        params: { id: transformationId },
        query: {
          log_level: levels.length === 0 ? undefined : [...levels],
          created_at: rangeFilter(ALL_TIME, until, Date.now()),
          next,
        },
        signal,
      }),
  };
}

export function executionOptions(transformationId: string, executionId: string) {
  return queryOptions({
    queryKey: ["transformations", "execution", transformationId, executionId],
    queryFn: ({ signal }) =>
      request<typeof getExecutionContract>("GET /transformations/{id}/executions/{execution_id}", {
        params: { id: transformationId, execution_id: executionId },
        signal,
      }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** The event that delivers what an execution made; null for none, or when it is gone. */
export function eventOfExecutionOptions(execution: ExecutionModel) {
  const made = execution.transformed_event_data_id;
  return queryOptions({
    queryKey: ["events", "of-data", made],
    queryFn: async ({ signal }) => {
      const { models } = await request<typeof listEventsContract>("GET /events", {
        query: { event_data_id: made ?? "", webhook_id: execution.webhook_id, limit: 1 },
        signal,
      });
      return models[0]?.id ?? null;
    },
    enabled: made !== null,
  });
}
