import { Countdown } from "#components/common/countdown.tsx";
import { HttpStatus } from "#components/common/http-status.tsx";
import { Id } from "#components/common/id.tsx";
import type { Column } from "#components/common/list/column.ts";
import { StatusBadge } from "#components/common/status-badge.tsx";
import { Time } from "#components/common/time.tsx";
import { RouteLabel } from "#components/connections/route-label.tsx";
import type { Directory } from "#components/connections/use-directory.ts";
import type { EventModel } from "#lib/schemas/event.ts";
import { shortCode } from "./short-code.ts";

export function eventColumns(directory: Directory): readonly Column<EventModel>[] {
  return [
    {
      key: "status",
      header: "Status",
      width: "204px",
      cell: (event) => <EventStatusCell event={event} />,
    },
    {
      key: "route",
      header: "Connection",
      width: "minmax(0,1fr)",
      cell: (event) => <EventRoute event={event} directory={directory} />,
    },
    {
      key: "attempts",
      header: "Attempts",
      width: "64px",
      align: "end",
      minListPx: 640,
      cell: (event) => event.attempts,
    },
    {
      key: "next",
      header: "Next attempt",
      width: "116px",
      minListPx: 780,
      cell: (event) => <NextAttempt event={event} />,
    },
    {
      key: "id",
      header: "Event",
      width: "148px",
      minListPx: 920,
      cell: (event) => <Id value={event.id} isInRow />,
    },
    {
      key: "created",
      header: "Created",
      width: "96px",
      align: "end",
      cell: (event) => <Time value={event.created_at} isInRow className="text-muted" />,
    },
    ...optionalColumns(directory),
  ];
}

/** What is shown when the reader chooses it. */
function optionalColumns(directory: Directory): readonly Column<EventModel>[] {
  const text = (
    key: string,
    header: string,
    width: string,
    of: (event: EventModel) => string | null,
  ) => ({
    key,
    header,
    width,
    isOptional: true,
    cell: (event: EventModel) => of(event) ?? <span className="text-faint">–</span>,
  });
  const instant = (key: string, header: string, of: (event: EventModel) => string | null) => ({
    key,
    header,
    width: "112px",
    isOptional: true,
    cell: (event: EventModel) => {
      const value = of(event);
      if (value === null) return <span className="text-faint">–</span>;
      return <Time value={value} isInRow className="text-muted" />;
    },
  });
  const id = (key: string, header: string, of: (event: EventModel) => string) => ({
    key,
    header,
    width: "148px",
    isOptional: true,
    cell: (event: EventModel) => <Id value={of(event)} isInRow />,
  });
  return [
    text(
      "source",
      "Source",
      "160px",
      (event) => directory.sources.get(event.source_id)?.name ?? null,
    ),
    text(
      "destination",
      "Destination",
      "160px",
      (event) => directory.destinations.get(event.destination_id)?.name ?? null,
    ),
    text("response", "Response", "72px", (event) => event.response_status?.toString() ?? null),
    text("error", "Error", "160px", (event) => event.error_code && shortCode(event.error_code)),
    instant("last", "Last attempt", (event) => event.last_attempt_at),
    instant("succeeded", "Succeeded", (event) => event.successful_at),
    text("group", "Delivery group", "140px", (event) => event.delivery_group),
    text("order", "Order key", "140px", (event) => event.order_key),
    id("request", "Request", (event) => event.request_id),
    id("webhook", "Connection id", (event) => event.webhook_id),
  ];
}

type CompactEventProps = { event: EventModel; directory: Directory };

export function CompactEvent({ event, directory }: CompactEventProps) {
  return (
    <>
      <div className="flex items-center justify-between gap-3">
        <EventStatusCell event={event} />
        <Time value={event.created_at} isInRow className="text-meta text-muted" />
      </div>
      <EventRoute event={event} directory={directory} isMuted />
    </>
  );
}

function EventStatusCell({ event }: { event: EventModel }) {
  return (
    <span className="flex items-center gap-2">
      <StatusBadge status={event.status} />
      {event.response_status === null ? null : <HttpStatus status={event.response_status} />}
      {event.response_status === null && event.error_code ? (
        <span className="text-faint text-meta truncate">{shortCode(event.error_code)}</span>
      ) : null}
    </span>
  );
}

type EventRouteProps = CompactEventProps & { isMuted?: boolean };

function EventRoute({ event, directory, isMuted }: EventRouteProps) {
  return (
    <RouteLabel
      sourceId={event.source_id}
      destinationId={event.destination_id}
      directory={directory}
      className={isMuted ? "text-muted" : ""}
    />
  );
}

function NextAttempt({ event }: { event: EventModel }) {
  const isWaiting = event.status === "FAILED" || event.status === "SCHEDULED";
  if (!isWaiting || event.next_attempt_at === null) return <span className="text-faint">–</span>;
  return <Countdown to={event.next_attempt_at} />;
}
