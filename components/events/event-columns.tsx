import { Countdown } from "#components/common/countdown.tsx";
import { HttpStatus } from "#components/common/http-status.tsx";
import { Id } from "#components/common/id.tsx";
import type { Column } from "#components/common/list/column.ts";
import { StatusBadge } from "#components/common/status-badge.tsx";
import { Time } from "#components/common/time.tsx";
import { RouteLabel } from "#components/connections/route-label.tsx";
import type { Directory } from "#components/connections/use-directory.ts";
import type { EventModel } from "#lib/schemas/event.ts";

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

function shortCode(code: string): string {
  return code.toLowerCase().replaceAll("_", " ");
}
