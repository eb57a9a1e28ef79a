"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import { CalendarClock, CircleCheck, CircleX } from "lucide-react";
import { Countdown } from "#components/common/countdown.tsx";
import { errorMessage } from "#components/common/error-message.ts";
import { ErrorState } from "#components/common/error-state.tsx";
import { HttpStatus } from "#components/common/http-status.tsx";
import { Time } from "#components/common/time.tsx";
import { explainError } from "#components/common/why/explain-error.ts";
import { Skeleton } from "#components/ui/skeleton.tsx";
import type { AttemptModel } from "#lib/schemas/attempt.ts";
import type { EventModel } from "#lib/schemas/event.ts";
import type { RequestModel } from "#lib/schemas/request.ts";
import { LatencyBars, type LatencyScale, latencyScale } from "./latency-bars.tsx";
import { OriginEntries } from "./origin-entries.tsx";
import { UpcomingActions } from "./upcoming-actions.tsx";

const TRIGGERS: Record<NonNullable<AttemptModel["trigger"]>, string> = {
  INITIAL: "First attempt",
  AUTOMATIC: "Automatic retry",
  MANUAL: "Manual retry",
  BULK_RETRY: "Bulk retry",
  UNPAUSE: "After unpausing",
};

type AttemptTimelineProps = {
  event: EventModel;
  /** Absent until it is known, or when it is past retention. */
  request: RequestModel | undefined;
  query: UseQueryResult<AttemptModel[]>;
  onShow: (attemptId: string) => void;
};

/** The life of an event, newest first: what comes next, its attempts, the rules, its arrival. */
export function AttemptTimeline({ event, request, query, onShow }: AttemptTimelineProps) {
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
  const scale = latencyScale(attempts);
  return (
    <ol className="before:bg-line relative py-2 before:absolute before:top-5 before:bottom-6 before:left-[7.5px] before:w-px">
      {upcoming ? (
        <li className="relative flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
          <CalendarClock className="text-scheduled bg-canvas size-4 shrink-0" aria-hidden />
          <p className="min-w-0 flex-1">
            {event.attempts === 0 ? "First attempt" : "Next attempt"} <Countdown to={upcoming} />
          </p>
          <UpcomingActions event={event} />
        </li>
      ) : null}
      {attempts.map((attempt) => (
        <AttemptEntry
          key={attempt.id}
          attempt={attempt}
          scale={scale}
          onShow={() => onShow(attempt.id)}
        />
      ))}
      <OriginEntries event={event} request={request} />
    </ol>
  );
}

function upcomingAt(event: EventModel): string | null {
  return event.status === "FAILED" || event.status === "SCHEDULED" ? event.next_attempt_at : null;
}

type AttemptEntryProps = { attempt: AttemptModel; scale: LatencyScale; onShow: () => void };

function AttemptEntry({ attempt, scale, onShow }: AttemptEntryProps) {
  const isSuccessful = attempt.status === "SUCCESSFUL";
  const Icon = isSuccessful ? CircleCheck : CircleX;
  return (
    <li className="rounded-control hover:bg-hover relative flex gap-3 py-2 pr-2">
      <Icon
        className={`bg-canvas mt-0.5 size-4 shrink-0 rounded-full ${isSuccessful ? "text-successful" : "text-failed"}`}
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
          {attempt.response_status === null ? null : (
            <HttpStatus status={attempt.response_status} />
          )}
          <span className="flex-1" />
          <Time value={attempt.created_at} className="text-muted" />
        </div>
        {attempt.error_code ? (
          <p className="text-muted">{explainError(attempt.error_code).what}</p>
        ) : null}
        <LatencyBars attempt={attempt} scale={scale} />
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
