"use client";

import { useQuery } from "@tanstack/react-query";
import { BackLink } from "#components/common/back-link.tsx";
import { DetailState } from "#components/common/detail-state.tsx";
import { Id } from "#components/common/id.tsx";
import { PageHeader } from "#components/common/page-header.tsx";
import { StatusBadge } from "#components/common/status-badge.tsx";
import { useDirectory } from "#components/connections/use-directory.ts";
import { Page } from "#components/layout/page.tsx";
import { eventOptions } from "#lib/client/events.ts";
import { EventActions } from "./event-actions.tsx";
import { EventDetail } from "./event-detail.tsx";

export function EventPage({ id }: { id: string }) {
  const query = useQuery(eventOptions(id));
  const directory = useDirectory();
  const event = query.data;
  if (!event) return <DetailState noun="event" backHref="/events" query={query} />;
  return (
    <Page
      className="max-w-4xl"
      header={
        <PageHeader
          title={
            <>
              <BackLink href="/events" label="Events" />
              Event
            </>
          }
          meta={
            <span className="flex items-center gap-3">
              <StatusBadge status={event.status} isFilled />
              <span className="max-sm:hidden">
                <Id value={event.id} isFull />
              </span>
            </span>
          }
          actions={<EventActions event={event} directory={directory} />}
        />
      }
    >
      <EventDetail event={event} directory={directory} />
    </Page>
  );
}
