import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import type {
  cancelEventContract,
  countEventsOverTimeContract,
  getEventContract,
  getEventRawBodyContract,
  listEventsContract,
  replayEventContract,
  retryEventContract,
  revealEventContract,
} from "#lib/contracts/events.ts";
import type { EventModel } from "#lib/schemas/event.ts";
import type { ReplayInput } from "#lib/schemas/replay.ts";
import { BODY_KEPT_MS } from "./body-kept.ts";
import { request } from "./fetcher.ts";
import { DATA_PAGE_SIZE, PAGE_SIZE } from "./list-page.ts";
import { type ListRequest, listKey, listQuery, selectionQuery } from "./lists/list-request.ts";
import type { ApiQuery } from "./lists/to-api-query.ts";
import type { HistogramSource } from "./lists/use-histogram.ts";
import type { ListSource } from "./use-live-list.ts";

type EventQuery = z.input<typeof listEventsContract.query>;

/** The fields of the list are held to the contract by a test; here they are only read. */
function asEventQuery(query: ApiQuery): EventQuery {
  return query as EventQuery;
}

/** Where the list of events comes from, newest first. */
export function eventList(wanted: ListRequest): ListSource<EventModel> {
  return {
    queryKey: ["events", "list", listKey(wanted)],
    fetchPage: ({ until, next }, signal) =>
      request<typeof listEventsContract>("GET /events", {
        query: {
          ...asEventQuery(listQuery(wanted, until, Date.now())),
          limit: wanted.hasData ? DATA_PAGE_SIZE : PAGE_SIZE,
          next,
        },
        signal,
      }),
  };
}

/** How many events of a list came about when. */
export function eventHistogram(wanted: ListRequest): HistogramSource {
  return {
    queryKey: ["events", "histogram", listKey({ ...wanted, hasData: false })],
    fetchHistogram: (signal) =>
      request<typeof countEventsOverTimeContract>("GET /events/histogram", {
        query: asEventQuery(selectionQuery(wanted, Date.now())),
        signal,
      }),
  };
}

export function eventOptions(id: string) {
  return queryOptions({
    queryKey: ["events", "detail", id],
    queryFn: ({ signal }) =>
      request<typeof getEventContract>("GET /events/{id}", { params: { id }, signal }),
  });
}

/** The body of an event as it goes out: its text, or its bytes in base64 where they are no text. */
export function eventBodyOptions(id: string) {
  return queryOptions({
    queryKey: ["payloads", "event", id],
    queryFn: ({ signal }) =>
      request<typeof getEventRawBodyContract>("GET /events/{id}/raw_body", {
        params: { id },
        signal,
      }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: BODY_KEPT_MS,
  });
}

export function useRetryEvent() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      request<typeof retryEventContract>("POST /events/{id}/retry", { params: { id } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ["events"] }),
  });
}

export function useCancelEvent() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      request<typeof cancelEventContract>("PUT /events/{id}/cancel", { params: { id } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ["events"] }),
  });
}

/** Makes the request of an event again, changed or not, for its connection or others. */
export function useReplayEvent() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id, body }: { id: string; body: ReplayInput }) =>
      request<typeof replayEventContract>("POST /events/{id}/replay", { params: { id }, body }),
    onSettled: () => {
      void queryClient.invalidateQueries({ queryKey: ["events"] });
      void queryClient.invalidateQueries({ queryKey: ["requests"] });
    },
  });
}

/** Fetches an event with its secrets; the audit log notes who looked. */
export function revealEvent(id: string): Promise<EventModel> {
  return request<typeof revealEventContract>("POST /events/{id}/reveal", { params: { id } });
}

/** The newest event that a connection delivered, other than one. */
export function lastSuccessOptions(connectionId: string, otherThan: string) {
  return queryOptions({
    queryKey: ["events", "last-success", connectionId, otherThan],
    queryFn: async ({ signal }) => {
      const query = { webhook_id: connectionId, status: "SUCCESSFUL" as const, limit: 2 };
      const { models } = await request<typeof listEventsContract>("GET /events", {
        query,
        signal,
      });
      return models.find(({ id }) => id !== otherThan) ?? null;
    },
  });
}
