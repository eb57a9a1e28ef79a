import type { getAttemptContract } from "#lib/contracts/attempts.ts";
import type { getBookmarkContract, getBookmarkRawBodyContract } from "#lib/contracts/bookmarks.ts";
import type { getEventContract, getEventRawBodyContract } from "#lib/contracts/events.ts";
import type { getRequestContract, getRequestRawBodyContract } from "#lib/contracts/requests.ts";
import type { AttemptModel } from "#lib/schemas/attempt.ts";
import type { BookmarkModel } from "#lib/schemas/bookmark.ts";
import type { EventModel } from "#lib/schemas/event.ts";
import type { RawBodyModel } from "#lib/schemas/payload.ts";
import type { RequestModel } from "#lib/schemas/request.ts";
import { ApiError } from "./api-error.ts";
import { request } from "./fetcher.ts";

export type Compared =
  | { kind: "event"; event: EventModel; body: string }
  | { kind: "attempt"; attempt: AttemptModel }
  | { kind: "request"; request: RequestModel; body: string }
  | { kind: "bookmark"; bookmark: BookmarkModel; body: string };

/** Fetches whatever an id stands for, with its body. Throws ApiError, also for an id of nothing comparable. */
export async function loadCompared(id: string): Promise<Compared> {
  const call = { params: { id } };
  if (id.startsWith("evt_")) {
    const [event, body] = await Promise.all([
      request<typeof getEventContract>("GET /events/{id}", call),
      request<typeof getEventRawBodyContract>("GET /events/{id}/raw_body", call),
    ]);
    return { kind: "event", event, body: textOf(body) };
  }
  if (id.startsWith("atm_")) {
    const attempt = await request<typeof getAttemptContract>("GET /attempts/{id}", call);
    return { kind: "attempt", attempt };
  }
  if (id.startsWith("req_")) {
    const [found, body] = await Promise.all([
      request<typeof getRequestContract>("GET /requests/{id}", call),
      request<typeof getRequestRawBodyContract>("GET /requests/{id}/raw_body", call),
    ]);
    return { kind: "request", request: found, body: textOf(body) };
  }
  if (id.startsWith("bkm_")) {
    const [bookmark, body] = await Promise.all([
      request<typeof getBookmarkContract>("GET /bookmarks/{id}", call),
      request<typeof getBookmarkRawBodyContract>("GET /bookmarks/{id}/raw_body", call),
    ]);
    return { kind: "bookmark", bookmark, body: textOf(body) };
  }
  throw new ApiError(
    404,
    "NOT_FOUND",
    "That is no id of an event, attempt, request or bookmark: they begin with evt_, atm_, req_ or bkm_.",
  );
}

/** Bytes that are no text are compared in base64. */
function textOf({ body }: RawBodyModel): string {
  return body;
}
