import { queryOptions } from "@tanstack/react-query";
import type { listIssuesContract } from "#lib/contracts/issues.ts";
import type { EventModel } from "#lib/schemas/event.ts";
import { request } from "./fetcher.ts";

const MOST = 5;

/** The issues that an event which failed is part of: of its connection, with what it was answered. */
export function eventIssuesOptions(event: EventModel) {
  const { webhook_id, response_status, error_code } = event;
  return queryOptions({
    queryKey: ["issues", "of-event", webhook_id, response_status, error_code],
    queryFn: async ({ signal }) => {
      const { models } = await request<typeof listIssuesContract>("GET /issues", {
        query: {
          type: "delivery",
          aggregation_keys: {
            webhook_id,
            ...(response_status === null ? {} : { response_status }),
            ...(error_code === null ? {} : { error_code }),
          },
          limit: MOST,
        },
        signal,
      });
      return models.map(({ id, status }) => ({ id, status }));
    },
    enabled: event.status === "FAILED",
  });
}
