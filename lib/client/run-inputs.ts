import { queryOptions } from "@tanstack/react-query";
import type { getBookmarkContract, listBookmarksContract } from "#lib/contracts/bookmarks.ts";
import type { getEventContract } from "#lib/contracts/events.ts";
import type { getRequestContract, listRequestsContract } from "#lib/contracts/requests.ts";
import type { RequestData } from "#lib/schemas/payload.ts";
import { request } from "./fetcher.ts";

/** A stored request that code can be run on, by what it is known as. */
export type StoredInput = { kind: "request" | "event" | "bookmark"; id: string };

/** What stands behind an input: for an event, the request that it came from. */
export function storedInputOptions(input: StoredInput | null) {
  return queryOptions({
    queryKey: ["run-inputs", input],
    queryFn: ({ signal }) => (input ? loadInput(input, signal) : null),
    enabled: input !== null,
    staleTime: "static",
  });
}

async function loadInput({ kind, id }: StoredInput, signal: AbortSignal) {
  if (kind === "bookmark") {
    const bookmark = await request<typeof getBookmarkContract>("GET /bookmarks/{id}", {
      params: { id },
      signal,
    });
    return bookmark.data ?? null;
  }
  if (kind === "request") return loadRequest(id, signal);
  const event = await request<typeof getEventContract>("GET /events/{id}", {
    params: { id },
    signal,
  });
  return loadRequest(event.request_id, signal);
}

async function loadRequest(id: string, signal: AbortSignal): Promise<RequestData | null> {
  const { data } = await request<typeof getRequestContract>("GET /requests/{id}", {
    params: { id },
    signal,
  });
  return data ? { ...data, headers: ownHeaders(data.headers) } : null;
}

/** What shows a request adds where it came from; code does not see that. */
function ownHeaders(headers: RequestData["headers"]): RequestData["headers"] {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !name.endsWith("-original-ip")),
  );
}

/** The newest request that any of the sources took; null before there is one. */
export function latestOfOptions(sourceIds: readonly string[]) {
  return queryOptions({
    queryKey: ["run-inputs", "latest", sourceIds],
    queryFn: async ({ signal }) => {
      const { models } = await request<typeof listRequestsContract>("GET /requests", {
        query: { source_id: [...sourceIds], status: "accepted", limit: 1 },
        signal,
      });
      return models[0]?.id ?? null;
    },
    enabled: sourceIds.length > 0,
    staleTime: "static",
  });
}

const BOOKMARKS = 100;

/** Requests that were kept to be tried again. */
export function bookmarkInputsOptions() {
  return queryOptions({
    queryKey: ["bookmarks", "inputs"],
    queryFn: async ({ signal }) => {
      const { models } = await request<typeof listBookmarksContract>("GET /bookmarks", {
        query: { limit: BOOKMARKS },
        signal,
      });
      return models;
    },
  });
}
