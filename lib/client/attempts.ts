import { queryOptions } from "@tanstack/react-query";
import type {
  getAttemptContract,
  listAttemptsContract,
  revealAttemptContract,
} from "#lib/contracts/attempts.ts";
import type { AttemptModel } from "#lib/schemas/attempt.ts";
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

/** Fetches an attempt with its secrets; the audit log notes who looked. */
export function revealAttempt(id: string): Promise<AttemptModel> {
  return request<typeof revealAttemptContract>("POST /attempts/{id}/reveal", { params: { id } });
}
