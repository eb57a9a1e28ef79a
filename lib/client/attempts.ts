import { queryOptions } from "@tanstack/react-query";
import type { getAttemptContract, listAttemptsContract } from "#lib/contracts/attempts.ts";
import { request } from "./fetcher.ts";

/** At most fifty automatic attempts are made; the rest is room for manual ones. */
const MAX_ATTEMPTS_SHOWN = 100;

/** The attempts of an event, newest first. */
export function eventAttemptsOptions(eventId: string) {
  return queryOptions({
    queryKey: ["attempts", "list", { eventId }],
    queryFn: async ({ signal }) => {
      const query = { event_id: eventId, limit: MAX_ATTEMPTS_SHOWN };
      const { models } = await request<typeof listAttemptsContract>("GET /attempts", {
        query,
        signal,
      });
      return models;
    },
  });
}

/** One attempt with the answer of the destination. */
export function attemptOptions(id: string) {
  return queryOptions({
    queryKey: ["attempts", "detail", id],
    queryFn: ({ signal }) =>
      request<typeof getAttemptContract>("GET /attempts/{id}", { params: { id }, signal }),
  });
}
