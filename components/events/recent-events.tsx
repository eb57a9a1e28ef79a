"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { FormSection } from "#components/common/form/form-section.tsx";
import { HttpStatus } from "#components/common/http-status.tsx";
import { StatusBadge } from "#components/common/status-badge.tsx";
import { Time } from "#components/common/time.tsx";
import { RouteLabel } from "#components/connections/route-label.tsx";
import { useDirectory } from "#components/connections/use-directory.ts";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { type EventsOf, recentEventsOptions } from "#lib/client/recent-events.ts";

/** The last events of something, and the way to all of them. */
export function RecentEvents({ of, allHref }: { of: EventsOf; allHref: string }) {
  const recent = useQuery(recentEventsOptions(of));
  const directory = useDirectory();
  const events = recent.data;
  return (
    <FormSection title="Last events" help="What went out, and what came of it.">
      {events === undefined ? <Skeleton className="h-9 w-full" /> : null}
      {events?.length === 0 ? <p className="text-muted">None yet.</p> : null}
      <ul>
        {events?.map((event) => (
          <li
            key={event.id}
            className="border-line hover:bg-hover relative flex min-h-9 items-center gap-3 border-b py-1"
          >
            <Link
              href={`/events/${event.id}`}
              prefetch={false}
              aria-label={`Event ${event.id}`}
              className="absolute inset-0"
            />
            <StatusBadge status={event.status} className="w-24 shrink-0" />
            <span className="w-8 shrink-0">
              {event.response_status === null ? null : (
                <HttpStatus status={event.response_status} />
              )}
            </span>
            <RouteLabel
              sourceId={event.source_id}
              destinationId={event.destination_id}
              directory={directory}
              className="text-muted flex-1"
            />
            <Time value={event.created_at} isInRow className="text-muted" />
          </li>
        ))}
      </ul>
      {events && events.length > 0 ? (
        <Link href={allHref} className="text-link mt-2 inline-block hover:underline">
          Show all events
        </Link>
      ) : null}
    </FormSection>
  );
}
