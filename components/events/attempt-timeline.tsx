"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import { CalendarClock, CircleCheck, CircleX } from "lucide-react";
import { Countdown } from "#components/common/countdown.tsx";
import { Duration } from "#components/common/duration.tsx";
import { errorMessage } from "#components/common/error-message.ts";
import { ErrorState } from "#components/common/error-state.tsx";
import { HttpStatus } from "#components/common/http-status.tsx";
import { Time } from "#components/common/time.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import type { AttemptModel } from "#lib/schemas/attempt.ts";
import type { EventModel } from "#lib/schemas/event.ts";
import { errorWords } from "./error-words.ts";

const TRIGGERS: Record<NonNullable<AttemptModel["trigger"]>, string> = {
  INITIAL: "First attempt",
  AUTOMATIC: "Automatic retry",
  MANUAL: "Manual retry",
  BULK_RETRY: "Bulk retry",
  UNPAUSE: "After unpausing",
};

type AttemptTimelineProps = {
  event: EventModel;
  query: UseQueryResult<AttemptModel[]>;
  onShow: (attemptId: string) => void;
};

/** The attempts of an event, newest first, under the one that comes next. */
export function AttemptTimeline({ event, query, onShow }: AttemptTimelineProps) {
  if (query.isPending) return <TimelineSkeleton count={Math.max(1, Math.min(event.attempts, 5))} />;
  if (query.error && !query.data) {
    return (
      <ErrorState
        title="The attempts could not be loaded"
        message={errorMessage(query.error)}
        onRetry={() => void query.refetch()}
      />
    );
  }
  const attempts = query.data ?? [];
  const upcoming = upcomingAt(event);
  if (attempts.length === 0 && !upcoming) {
    return <p className="text-muted py-3">No attempt has been made yet.</p>;
  }
  return (
    <ol className="py-2">
      {upcoming ? (
        <li className="flex gap-3 py-2">
          <CalendarClock className="text-scheduled mt-0.5 size-4 shrink-0" aria-hidden />
          <p>
            Next attempt <Countdown to={upcoming} />
          </p>
        </li>
      ) : null}
      {attempts.map((attempt) => (
        <AttemptEntry key={attempt.id} attempt={attempt} onShow={() => onShow(attempt.id)} />
      ))}
    </ol>
  );
}

function upcomingAt(event: EventModel): string | null {
  return event.status === "FAILED" || event.status === "SCHEDULED" ? event.next_attempt_at : null;
}

function AttemptEntry({ attempt, onShow }: { attempt: AttemptModel; onShow: () => void }) {
  const isSuccessful = attempt.status === "SUCCESSFUL";
  const Icon = isSuccessful ? CircleCheck : CircleX;
  return (
    <li className="rounded-control hover:bg-hover relative flex gap-3 py-2 pr-2">
      <Icon
        className={`mt-0.5 size-4 shrink-0 ${isSuccessful ? "text-successful" : "text-failed"}`}
        aria-label={isSuccessful ? "Successful" : "Failed"}
      />
      <div className="min-w-0 flex-1">
        <div className="flex items-baseline gap-2">
          <button
            type="button"
            onClick={onShow}
            className="after:rounded-control truncate text-left font-medium after:absolute after:inset-0"
          >
            {attempt.trigger ? TRIGGERS[attempt.trigger] : "Attempt"}
            <span className="sr-only">, show its response</span>
          </button>
          <span className="text-faint">#{attempt.attempt_number}</span>
          <span className="flex-1" />
          <Time value={attempt.created_at} className="text-muted" />
        </div>
        <p className="text-muted flex flex-wrap items-baseline gap-x-2">
          {attempt.response_status === null ? null : (
            <HttpStatus status={attempt.response_status} />
          )}
          {attempt.error_code ? <span>{errorWords(attempt.error_code)}</span> : null}
          {attempt.response_latency === null ? null : (
            <span>
              answered in <Duration ms={attempt.response_latency} />
            </span>
          )}
          {attempt.delivery_latency === null ? null : (
            <span className="text-faint">
              sent <Duration ms={attempt.delivery_latency} /> after the event was made
            </span>
          )}
        </p>
      </div>
    </li>
  );
}

function TimelineSkeleton({ count }: { count: number }) {
  return (
    <div role="status" aria-label="Loading attempts" className="py-2">
      {Array.from({ length: count }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all the same and never move
        <div key={index} className="flex flex-col gap-2 py-3">
          <Skeleton className="w-40" />
          <Skeleton className="w-56" />
        </div>
      ))}
    </div>
  );
}
