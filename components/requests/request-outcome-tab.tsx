"use client";

import { useQuery } from "@tanstack/react-query";
import { CircleSlash } from "lucide-react";
import Link from "next/link";
import { HttpStatus } from "#components/common/http-status.tsx";
import { shortenId } from "#components/common/shorten-id.ts";
import { StatusBadge } from "#components/common/status-badge.tsx";
import { PlainText } from "#components/common/text/plain-text.tsx";
import { Time } from "#components/common/time.tsx";
import { explainIgnored } from "#components/common/why/explain-ignored.ts";
import { Why } from "#components/common/why/why.tsx";
import type { Directory } from "#components/connections/use-directory.ts";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { ignoredEventsOptions, requestEventsOptions } from "#lib/client/requests.ts";
import type { EventModel } from "#lib/schemas/event.ts";
import type { IgnoredEventModel } from "#lib/schemas/ignored-event.ts";
import type { RequestModel } from "#lib/schemas/request.ts";

type RequestOutcomeTabProps = { request: RequestModel; directory: Directory };

/** What each connection of the source made of the request: an event, or nothing and why. */
export function RequestOutcomeTab({ request, directory }: RequestOutcomeTabProps) {
  const events = useQuery(requestEventsOptions(request.id));
  const ignored = useQuery(ignoredEventsOptions(request.id));
  if (request.rejection_cause !== null) {
    return <p className="text-muted py-3">It was rejected, so no connection saw it.</p>;
  }
  if (events.isPending || ignored.isPending) {
    return (
      <div role="status" aria-label="Loading the outcome" className="flex flex-col gap-3 py-4">
        <Skeleton className="w-3/5" />
        <Skeleton className="w-2/5" />
      </div>
    );
  }
  if (events.error || ignored.error) {
    return <p className="text-muted py-3">The outcome could not be loaded.</p>;
  }
  if (events.data.length === 0 && ignored.data.length === 0) {
    return <p className="text-muted py-3">The request is being routed.</p>;
  }
  return (
    <ul className="py-2">
      {events.data.map((event) => (
        <EventEntry key={event.id} event={event} directory={directory} />
      ))}
      {ignored.data.map((entry) => (
        <IgnoredEntry key={entry.id} entry={entry} directory={directory} />
      ))}
    </ul>
  );
}

function EventEntry({ event, directory }: { event: EventModel; directory: Directory }) {
  const connection = directory.connections.get(event.webhook_id);
  const destination = directory.destinations.get(event.destination_id);
  return (
    <li className="border-line hover:bg-hover relative flex h-9 items-center gap-3 border-b">
      <Link
        href={`/events/${event.id}`}
        prefetch={false}
        aria-label={`Event ${event.id}`}
        className="absolute inset-0"
      />
      <StatusBadge status={event.status} />
      {event.response_status === null ? null : <HttpStatus status={event.response_status} />}
      <span className="min-w-0 flex-1 truncate">
        {connection?.name ?? destination?.name ?? shortenId(event.webhook_id)}
      </span>
      <Time value={event.created_at} className="text-muted" />
    </li>
  );
}

function IgnoredEntry({ entry, directory }: { entry: IgnoredEventModel; directory: Directory }) {
  const connection = directory.connections.get(entry.webhook_id);
  return (
    <li className="border-line flex min-h-9 items-start gap-3 border-b py-2">
      <CircleSlash className="text-off mt-0.5 size-4 shrink-0" aria-label="Ignored" />
      <div className="min-w-0 flex-1">
        <Link
          href={`/connections/${entry.webhook_id}`}
          prefetch={false}
          className="font-medium hover:underline"
        >
          <PlainText text={connection?.full_name ?? shortenId(entry.webhook_id)} />
        </Link>{" "}
        <span className="text-muted">made no event.</span>
        <Why explanation={explainIgnored(entry, connection)} />
      </div>
    </li>
  );
}
