import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import type {
  countRequestsOverTimeContract,
  getRequestContract,
  getRequestRawBodyContract,
  listIgnoredEventsContract,
  listRequestEventsContract,
  listRequestsContract,
  replayRequestContract,
  retryRequestContract,
  revealRequestContract,
} from "#lib/contracts/requests.ts";
import type { ReplayInput } from "#lib/schemas/replay.ts";
import type { RequestModel } from "#lib/schemas/request.ts";
import { BODY_KEPT_MS } from "./body-kept.ts";
import { request } from "./fetcher.ts";
import { DATA_PAGE_SIZE, PAGE_SIZE } from "./list-page.ts";
import { type ListRequest, listKey, listQuery, selectionQuery } from "./lists/list-request.ts";
import type { ApiQuery } from "./lists/to-api-query.ts";
import type { HistogramSource } from "./lists/use-histogram.ts";
import type { ListSource } from "./use-live-list.ts";

type RequestQuery = z.input<typeof listRequestsContract.query>;

/** The fields of the list are held to the contract by a test; here they are only read. */
function asRequestQuery(query: ApiQuery): RequestQuery {
  return query as RequestQuery;
}

/** Where the list of requests comes from, newest first. */
export function requestList(wanted: ListRequest): ListSource<RequestModel> {
  return {
    queryKey: ["requests", "list", listKey(wanted)],
    fetchPage: ({ until, next }, signal) =>
      request<typeof listRequestsContract>("GET /requests", {
        query: {
          ...asRequestQuery(listQuery(wanted, until, Date.now())),
          limit: wanted.hasData ? DATA_PAGE_SIZE : PAGE_SIZE,
          next,
        },
        signal,
      }),
  };
}

/** How many requests of a list came in when. */
export function requestHistogram(wanted: ListRequest): HistogramSource {
  return {
    queryKey: ["requests", "histogram", listKey({ ...wanted, hasData: false })],
    fetchHistogram: (signal) =>
      request<typeof countRequestsOverTimeContract>("GET /requests/histogram", {
        query: asRequestQuery(selectionQuery(wanted, Date.now())),
        signal,
      }),
  };
}

/** The newest request of a source, or null before there is one. */
export function latestRequestOptions(sourceId: string) {
  return queryOptions({
    queryKey: ["requests", "latest", sourceId],
    queryFn: async ({ signal }) => {
      const query = { source_id: sourceId, limit: 1 };
      const { models } = await request<typeof listRequestsContract>("GET /requests", {
        query,
        signal,
      });
      return models[0] ?? null;
    },
  });
}

const RECENT = 5;

/** The last few requests of a source, newest first. */
export function recentRequestsOptions(sourceId: string) {
  return queryOptions({
    queryKey: ["requests", "recent", sourceId],
    queryFn: async ({ signal }) => {
      const query = { source_id: sourceId, limit: RECENT };
      const { models } = await request<typeof listRequestsContract>("GET /requests", {
        query,
        signal,
      });
      return models;
    },
  });
}

export function requestOptions(id: string) {
  return queryOptions({
    queryKey: ["requests", "detail", id],
    queryFn: ({ signal }) =>
      request<typeof getRequestContract>("GET /requests/{id}", { params: { id }, signal }),
  });
}

/** The events that were made of a request. */
export function requestEventsOptions(requestId: string) {
  return queryOptions({
    queryKey: ["events", "of-request", requestId],
    queryFn: async ({ signal }) => {
      const call = { params: { id: requestId }, query: { limit: PAGE_SIZE }, signal };
      const { models } = await request<typeof listRequestEventsContract>(
        "GET /requests/{id}/events",
        call,
      );
      return models;
    },
  });
}

/** The connections that made no event of a request, and why. */
export function ignoredEventsOptions(requestId: string) {
  return queryOptions({
    queryKey: ["requests", "ignored", requestId],
    queryFn: async ({ signal }) => {
      const { models } = await request<typeof listIgnoredEventsContract>(
        "GET /requests/{id}/ignored_events",
        {
          params: { id: requestId },
          signal,
        },
      );
      return models;
    },
  });
}

/** The body of a request as it came in: its text, or its bytes in base64 where they are no text. */
export function requestBodyOptions(id: string) {
  return queryOptions({
    queryKey: ["payloads", "request", id],
    queryFn: ({ signal }) =>
      request<typeof getRequestRawBodyContract>("GET /requests/{id}/raw_body", {
        params: { id },
        signal,
      }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: BODY_KEPT_MS,
  });
}

/** Fetches a request with its secrets; the audit log notes who looked. */
export function revealRequest(id: string): Promise<RequestModel> {
  return request<typeof revealRequestContract>("POST /requests/{id}/reveal", { params: { id } });
}

/** Routes a request again by the rules of now: new events of the same request. */
export function useRetryRequest() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (id: string) =>
      request<typeof retryRequestContract>("POST /requests/{id}/retry", {
        params: { id },
        body: {},
      }),
    onSettled: refresh,
  });
}

/** Makes a request again, changed or not, for the connections of its source or others. */
export function useReplayRequest() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: ({ id, body }: { id: string; body: ReplayInput }) =>
      request<typeof replayRequestContract>("POST /requests/{id}/replay", { params: { id }, body }),
    onSettled: refresh,
  });
}

function useRefresh() {
  const queryClient = useQueryClient();
  return () => {
    void queryClient.invalidateQueries({ queryKey: ["events"] });
    void queryClient.invalidateQueries({ queryKey: ["requests"] });
  };
}
