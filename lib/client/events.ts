import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type {
  cancelEventContract,
  getEventContract,
  getEventRawBodyContract,
  listEventsContract,
  retryEventContract,
} from "#lib/contracts/events.ts";
import type { EventStatus } from "#lib/schemas/enums.ts";
import type { EventModel } from "#lib/schemas/event.ts";
import { BODY_KEPT_MS } from "./body-kept.ts";
import { request } from "./fetcher.ts";
import { PAGE_SIZE } from "./list-page.ts";
import { createdAtFilter, type TimeRange } from "./time-range.ts";
import type { ListSource } from "./use-live-list.ts";

export type EventFilters = {
  status: EventStatus[];
  source: string[];
  connection: string[];
  destination: string[];
  range: TimeRange | null;
};

/** Where the list of events comes from, newest first. */
export function eventList(filters: EventFilters): ListSource<EventModel> {
  return {
    queryKey: ["events", "list", filters],
    fetchPage: ({ until, next }, signal) =>
      request<typeof listEventsContract>("GET /events", {
        query: {
          status: someOf(filters.status),
          source_id: someOf(filters.source),
          webhook_id: someOf(filters.connection),
          destination_id: someOf(filters.destination),
          created_at: createdAtFilter(filters.range, until, Date.now()),
          limit: PAGE_SIZE,
          next,
        },
        signal,
      }),
  };
}

function someOf<T>(values: T[]): T[] | undefined {
  return values.length === 0 ? undefined : values;
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
