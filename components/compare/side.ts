import { queryOptions } from "@tanstack/react-query";
import { bodyText } from "#components/common/json/parse-body.ts";
import { statusWord } from "#components/common/status-badge.tsx";
import { requestStatus } from "#components/requests/outcome.ts";
import { loadCompared } from "#lib/client/compare.ts";
import type { AttemptModel } from "#lib/schemas/attempt.ts";
import type { BookmarkModel } from "#lib/schemas/bookmark.ts";
import type { EventModel } from "#lib/schemas/event.ts";
import type { RequestModel } from "#lib/schemas/request.ts";

/** One of two things that are compared, as text. */
export type Side = {
  title: string;
  href: string;
  createdAt: string;
  /** Of an event: where its like is found. */
  connectionId: string | null;
  /** `name: value`, one a line. */
  facts: string[];
  headers: string[];
  body: string;
};

/** Loads one side by its id: an event, an attempt, a request or a bookmark. */
export function sideOptions(id: string | null) {
  return queryOptions({
    queryKey: ["compare", id],
    queryFn: async (): Promise<Side> => {
      const compared = await loadCompared(id ?? "");
      switch (compared.kind) {
        case "event":
          return eventSide(compared.event, compared.body);
        case "attempt":
          return attemptSide(compared.attempt);
        case "request":
          return requestSide(compared.request, compared.body);
        case "bookmark":
          return bookmarkSide(compared.bookmark, compared.body);
      }
    },
    enabled: id !== null && id !== "",
    retry: false,
  });
}

function eventSide(event: EventModel, body: string): Side {
  const { data } = event;
  return {
    title: "Event",
    href: `/events/${event.id}`,
    createdAt: event.created_at,
    connectionId: event.webhook_id,
    facts: factLines({
      status: statusWord(event.status),
      "response status": event.response_status,
      error: event.error_code,
      attempts: event.attempts,
      connection: event.webhook_id,
      destination: event.destination_id,
      method: data?.method,
      url: data?.url,
      "order key": event.order_key,
      group: event.delivery_group,
      "rules, version": event.rule_version,
    }),
    headers: headerLines(data?.headers),
    body,
  };
}

function attemptSide(attempt: AttemptModel): Side {
  return {
    title: `Attempt ${attempt.attempt_number}, its response`,
    href: `/events/${attempt.event_id}?tab=response&attempt=${attempt.id}`,
    createdAt: attempt.created_at,
    connectionId: null,
    facts: factLines({
      status: statusWord(attempt.status),
      "response status": attempt.response_status,
      error: attempt.error_code,
      trigger: attempt.trigger,
      method: attempt.http_method,
      url: attempt.requested_url,
      "answered in, ms": attempt.response_latency,
      "rules, version": attempt.rule_version,
    }),
    headers: headerLines(attempt.response_headers),
    body: bodyText(attempt.body).text,
  };
}

function requestSide(request: RequestModel, body: string): Side {
  const { data } = request;
  return {
    title: "Request",
    href: `/requests/${request.id}`,
    createdAt: request.created_at,
    connectionId: null,
    facts: factLines({
      status: statusWord(requestStatus(request)),
      source: request.source_id,
      "rejected with": request.rejection_cause,
      verified: request.verified,
      method: data?.method,
      path: data?.path,
      query: data?.query,
    }),
    headers: headerLines(data?.headers),
    body,
  };
}

function bookmarkSide(bookmark: BookmarkModel, body: string): Side {
  const { data } = bookmark;
  return {
    title: `Bookmark ${bookmark.label}`,
    href: `/bookmarks?id=${bookmark.id}`,
    createdAt: bookmark.created_at,
    connectionId: bookmark.webhook_id,
    facts: factLines({ method: data?.method, path: data?.path, query: data?.query }),
    headers: headerLines(data?.headers),
    body,
  };
}

function factLines(facts: Record<string, string | number | boolean | null | undefined>): string[] {
  return Object.entries(facts)
    .filter(([, value]) => value !== null && value !== undefined && value !== "")
    .map(([name, value]) => `${name}: ${value}`);
}

/** In the order of their names: senders write them in any. */
function headerLines(headers: Readonly<Record<string, unknown>> | null | undefined): string[] {
  return Object.entries(headers ?? {})
    .map(([name, value]) => `${name}: ${Array.isArray(value) ? value.join(", ") : value}`)
    .sort();
}
