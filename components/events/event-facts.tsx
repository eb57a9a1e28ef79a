"use client";

import { useQuery } from "@tanstack/react-query";
import { FactLink } from "#components/common/fact-link.tsx";
import { Facts } from "#components/common/facts.tsx";
import { Id } from "#components/common/id.tsx";
import { Time } from "#components/common/time.tsx";
import type { Directory } from "#components/connections/use-directory.ts";
import { eventIssuesOptions } from "#lib/client/event-issues.ts";
import type { EventModel } from "#lib/schemas/event.ts";

type EventFactsProps = { event: EventModel; directory: Directory };

export function EventFacts({ event, directory }: EventFactsProps) {
  const issues = useQuery(eventIssuesOptions(event)).data ?? [];
  const connection = directory.connections.get(event.webhook_id);
  const source = directory.sources.get(event.source_id);
  const destination = directory.destinations.get(event.destination_id);
  return (
    <div className="py-3">
      <Facts
        facts={[
          { label: "Event", value: <Id value={event.id} isFull /> },
          {
            label: "Request",
            value: <FactLink href={`/requests/${event.request_id}`} id={event.request_id} />,
          },
          {
            label: "Connection",
            value: (
              <FactLink
                href={`/connections/${event.webhook_id}`}
                id={event.webhook_id}
                name={connection?.full_name}
              />
            ),
          },
          {
            label: "Source",
            value: (
              <FactLink
                href={`/sources/${event.source_id}`}
                id={event.source_id}
                name={source?.name}
              />
            ),
          },
          {
            label: "Destination",
            value: (
              <FactLink
                href={`/destinations/${event.destination_id}`}
                id={event.destination_id}
                name={destination?.name}
              />
            ),
          },
          ...(issues.length === 0
            ? []
            : [
                {
                  label: issues.length === 1 ? "Issue" : "Issues",
                  value: issues.map(({ id, status }) => (
                    <span key={id} className="flex gap-2">
                      <FactLink href={`/issues/${id}`} id={id} />
                      <span className="text-muted">{status.toLowerCase()}</span>
                    </span>
                  )),
                },
              ]),
          ...(event.delivery_group === null
            ? []
            : [{ label: "Delivery group", value: event.delivery_group }]),
          ...(event.order_key === null ? [] : [{ label: "Ordered by", value: event.order_key }]),
          { label: "Created", value: <Time value={event.created_at} /> },
          {
            label: "Last attempt",
            value: event.last_attempt_at ? <Time value={event.last_attempt_at} /> : "None yet",
          },
          { label: "Event data", value: <Id value={event.event_data_id} /> },
        ]}
      />
    </div>
  );
}
