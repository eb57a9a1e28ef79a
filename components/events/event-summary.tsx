import type { ReactNode } from "react";
import { Countdown } from "#components/common/countdown.tsx";
import { HttpStatus } from "#components/common/http-status.tsx";
import { Time } from "#components/common/time.tsx";
import { RouteLabel } from "#components/connections/route-label.tsx";
import type { Directory } from "#components/connections/use-directory.ts";
import type { ConnectionModel } from "#lib/schemas/connection.ts";
import type { DestinationModel } from "#lib/schemas/destination.ts";
import type { EventModel } from "#lib/schemas/event.ts";
import { errorWords } from "./error-words.ts";

type EventSummaryProps = { event: EventModel; directory: Directory };

/** What is the matter with an event, in one or two sentences, and between whom. */
export function EventSummary({ event, directory }: EventSummaryProps) {
  return (
    <div className="flex flex-col gap-1">
      <RouteLabel
        sourceId={event.source_id}
        destinationId={event.destination_id}
        directory={directory}
        className="text-form font-medium"
      />
      <p className="text-muted">{sentence(event, directory)}</p>
    </div>
  );
}

function sentence(event: EventModel, directory: Directory): ReactNode {
  switch (event.status) {
    case "SUCCESSFUL":
      return (
        <>
          Delivered <Time value={event.successful_at ?? event.updated_at} />
          {event.response_status === null ? null : (
            <>
              , answered <HttpStatus status={event.response_status} />
            </>
          )}
          .
        </>
      );
    case "FAILED":
      return (
        <>
          {failure(event)} {nextTry(event)}
        </>
      );
    case "QUEUED":
      return waiting(event, directory.destinations.get(event.destination_id));
    case "SCHEDULED":
      return event.next_attempt_at ? (
        <>
          The connection delays it: it goes out <Countdown to={event.next_attempt_at} />.
        </>
      ) : (
        "The connection delays it."
      );
    case "HOLD":
      return isParked(event, directory.connections.get(event.webhook_id))
        ? "It failed and was parked, and the events of its key wait with it. Retry or cancel it."
        : "The connection is paused. It goes out when the connection is unpaused.";
    case "CANCELLED":
      return "It was cancelled and is not sent. Retry sends it after all.";
  }
}

/** Why an event that could go out by itself has not gone out. */
function waiting(event: EventModel, destination: DestinationModel | undefined): string {
  if (event.is_waiting_for_turn) {
    return `Waits for its turn: earlier events of “${event.order_key}” come first.`;
  }
  if (destination?.health.state === "slowed") {
    return "The destination does not keep up and gets one event now and then. This one waits.";
  }
  return "Waits for its turn at the destination.";
}

function isParked(event: EventModel, connection: ConnectionModel | undefined): boolean {
  return event.order_key !== null && event.attempts > 0 && connection?.paused_at === null;
}

function failure(event: EventModel): ReactNode {
  if (event.response_status !== null) {
    return (
      <>
        The destination answered <HttpStatus status={event.response_status} />.
      </>
    );
  }
  return event.error_code ? errorWords(event.error_code) : "The last attempt failed.";
}

function nextTry(event: EventModel): ReactNode {
  if (event.next_attempt_at === null) return "No automatic retry is left.";
  return (
    <>
      Next attempt <Countdown to={event.next_attempt_at} />.
    </>
  );
}
