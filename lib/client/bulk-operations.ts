"use client";

import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type {
  cancelEventBulkCancellationContract,
  cancelEventBulkRetryContract,
  cancelIgnoredEventBulkRetryContract,
  cancelRequestBulkReplayContract,
  cancelRequestBulkRetryContract,
  createEventBulkCancellationContract,
  createEventBulkRetryContract,
  createRequestBulkReplayContract,
  createRequestBulkRetryContract,
  listBulkOperationsContract,
  planEventBulkCancellationContract,
  planEventBulkRetryContract,
  planRequestBulkReplayContract,
  planRequestBulkRetryContract,
} from "#lib/contracts/bulk-operations.ts";
import type { BulkOperationType } from "#lib/schemas/bulk-operation.ts";
import { request } from "./fetcher.ts";
import type { ApiQuery } from "./lists/to-api-query.ts";

/** What can be done with many rows of a list at once. */
export type BulkKind = Exclude<BulkOperationType, "ignored_events.retry">;

// The filters of a list are held to the schemas of bulk queries by a test; here they are only passed on.
const planCalls = {
  "events.retry": (query: ApiQuery) =>
    request<typeof planEventBulkRetryContract>("GET /bulk/events/retry/plan", { query: { query } }),
  "events.cancel": (query: ApiQuery) =>
    request<typeof planEventBulkCancellationContract>("GET /bulk/events/cancel/plan", {
      query: { query },
    }),
  "requests.retry": (query: ApiQuery) =>
    request<typeof planRequestBulkRetryContract>("GET /bulk/requests/retry/plan", {
      query: { query },
    }),
  "requests.replay": (query: ApiQuery) =>
    request<typeof planRequestBulkReplayContract>("GET /bulk/requests/replay/plan", {
      query: { query },
    }),
} satisfies Record<BulkKind, unknown>;

type Target = { webhook_ids: string[] };

const startCalls = {
  "events.retry": (body: { query: ApiQuery; all: boolean }) =>
    request<typeof createEventBulkRetryContract>("POST /bulk/events/retry", { body }),
  "events.cancel": (body: { query: ApiQuery; all: boolean }) =>
    request<typeof createEventBulkCancellationContract>("POST /bulk/events/cancel", { body }),
  "requests.retry": (body: { query: ApiQuery; all: boolean }) =>
    request<typeof createRequestBulkRetryContract>("POST /bulk/requests/retry", { body }),
  "requests.replay": ({ query, all }: { query: ApiQuery; all: boolean }, target: Target) =>
    request<typeof createRequestBulkReplayContract>("POST /bulk/requests/replay", {
      body: { query: { ...query, target }, all },
    }),
} satisfies Record<BulkKind, unknown>;

const cancelCalls: Record<BulkOperationType, (id: string) => Promise<unknown>> = {
  "events.retry": (id) =>
    request<typeof cancelEventBulkRetryContract>("POST /bulk/events/retry/{id}/cancel", {
      params: { id },
    }),
  "events.cancel": (id) =>
    request<typeof cancelEventBulkCancellationContract>("POST /bulk/events/cancel/{id}/cancel", {
      params: { id },
    }),
  "requests.retry": (id) =>
    request<typeof cancelRequestBulkRetryContract>("POST /bulk/requests/retry/{id}/cancel", {
      params: { id },
    }),
  "requests.replay": (id) =>
    request<typeof cancelRequestBulkReplayContract>("POST /bulk/requests/replay/{id}/cancel", {
      params: { id },
    }),
  "ignored_events.retry": (id) =>
    request<typeof cancelIgnoredEventBulkRetryContract>(
      "POST /bulk/ignored-events/retry/{id}/cancel",
      { params: { id } },
    ),
};

/** How many rows an operation would be about; not asked while `query` is null. */
export function useBulkPlan(kind: BulkKind, query: ApiQuery | null) {
  return useQuery({
    ...queryOptions({
      queryKey: ["bulk", "plan", kind, query],
      queryFn: () => planCalls[kind](query ?? {}),
    }),
    enabled: query !== null,
    staleTime: 0,
  });
}

const POLL_MS = 1_000;
const RECENT = 50;

/** The latest operations of every kind, followed closely while one is under way. */
export function useBulkOperations() {
  return useQuery({
    queryKey: ["bulk", "operations"],
    queryFn: ({ signal }) =>
      request<typeof listBulkOperationsContract>("GET /bulk/operations", {
        query: { limit: RECENT },
        signal,
      }),
    refetchInterval: ({ state }) =>
      state.data?.models.some((operation) => operation.in_progress) ? POLL_MS : false,
  });
}

export function useStartBulk(kind: BulkKind) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ query, target }: { query: ApiQuery; target: Target }) => {
      const body = { query, all: Object.keys(query).length === 0 };
      return startCalls[kind](body, target);
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ["bulk", "operations"] }),
  });
}

export function useCancelBulk() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ type, id }: { type: BulkOperationType; id: string }) => cancelCalls[type](id),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ["bulk", "operations"] }),
  });
}
