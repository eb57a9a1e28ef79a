import type { ReactNode } from "react";
import { Countdown } from "#components/common/countdown.tsx";
import { HttpStatus } from "#components/common/http-status.tsx";
import { Time } from "#components/common/time.tsx";
import { RouteLabel } from "#components/connections/route-label.tsx";
import type { Directory } from "#components/connections/use-directory.ts";
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
      <p className="text-muted">{sentence(event)}</p>
    </div>
  );
}

function sentence(event: EventModel): ReactNode {
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
      return "Waits for its turn at the destination.";
    case "SCHEDULED":
      return event.next_attempt_at ? (
        <>
          The connection delays it: it goes out <Countdown to={event.next_attempt_at} />.
        </>
      ) : (
        "The connection delays it."
      );
    case "HOLD":
      return "The connection is paused. It goes out when the connection is unpaused.";
    case "CANCELLED":
      return "It was cancelled and is not sent. Retry sends it after all.";
  }
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
