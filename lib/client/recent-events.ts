import { queryOptions } from "@tanstack/react-query";
import type { listEventsContract } from "#lib/contracts/events.ts";
import { request } from "./fetcher.ts";

/** Whose events: the filter of the API, and its id. */
export type EventsOf = { key: "source_id" | "webhook_id" | "destination_id"; id: string };

const RECENT = 5;

/** The last few events of something, newest first. */
export function recentEventsOptions({ key, id }: EventsOf) {
  return queryOptions({
    queryKey: ["events", "recent", key, id],
    queryFn: async ({ signal }) => {
      const query = { [key]: id, limit: RECENT };
      const { models } = await request<typeof listEventsContract>("GET /events", {
        query,
        signal,
      });
      return models;
    },
  });
}
