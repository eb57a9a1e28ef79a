"use client";

import { useQuery } from "@tanstack/react-query";
import { HttpStatus } from "#components/common/http-status.tsx";
import { Time } from "#components/common/time.tsx";
import { explainEvent } from "#components/common/why/explain-event.ts";
import { Why } from "#components/common/why/why.tsx";
import { RouteLabel } from "#components/connections/route-label.tsx";
import type { Directory } from "#components/connections/use-directory.ts";
import { EditedBadge } from "#components/requests/edited-badge.tsx";
import { systemStatusOptions } from "#lib/client/system.ts";
import type { EventModel } from "#lib/schemas/event.ts";
import type { RequestModel } from "#lib/schemas/request.ts";

type EventSummaryProps = {
  event: EventModel;
  request: RequestModel | undefined;
  directory: Directory;
};

/** What is the matter with an event, in one or two sentences, and between whom. */
export function EventSummary({ event, request, directory }: EventSummaryProps) {
  const status = useQuery(systemStatusOptions());
  const explanation = explainEvent(event, {
    connection: directory.connections.get(event.webhook_id),
    destination: directory.destinations.get(event.destination_id),
    isWorkerAway: status.data?.is_delivering === false,
  });
  return (
    <div className="flex flex-col gap-1">
      <div className="flex min-w-0 items-center gap-2">
        <RouteLabel
          sourceId={event.source_id}
          destinationId={event.destination_id}
          directory={directory}
          className="text-form font-medium"
        />
        {request ? <EditedBadge request={request} /> : null}
      </div>
      {explanation ? <Why explanation={explanation} /> : <Delivered event={event} />}
    </div>
  );
}

function Delivered({ event }: { event: EventModel }) {
  return (
    <p className="text-muted">
      Delivered <Time value={event.successful_at ?? event.updated_at} />
      {event.response_status === null ? null : (
        <>
          , answered <HttpStatus status={event.response_status} />
        </>
      )}
      .
    </p>
  );
}
