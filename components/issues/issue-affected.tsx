"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { errorMessage } from "#components/common/error-message.ts";
import { ErrorState } from "#components/common/error-state.tsx";
import { HttpStatus } from "#components/common/http-status.tsx";
import { shortenId } from "#components/common/shorten-id.ts";
import { StatusBadge } from "#components/common/status-badge.tsx";
import { Time } from "#components/common/time.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { issueEventsOptions, issueRequestsOptions } from "#lib/client/issues.ts";
import type { IssueModel } from "#lib/schemas/issue.ts";
import type { IssueNames } from "./use-issue-names.ts";

type IssueAffectedProps = { issue: IssueModel; names: IssueNames };

/** What is affected now: events that were retried with success are not any more. */
export function IssueAffected({ issue }: IssueAffectedProps) {
  return issue.type === "request" ? (
    <AffectedRequests issue={issue} />
  ) : (
    <AffectedEvents issue={issue} />
  );
}

type Row = {
  id: string;
  at: string;
  status: "FAILED" | "REJECTED" | "QUEUED" | "SCHEDULED" | "HOLD" | "SUCCESSFUL" | "CANCELLED";
  answer: number | null;
};

function AffectedEvents({ issue }: { issue: IssueModel }) {
  const query = useQuery(issueEventsOptions(issue.id));
  const rows = query.data?.models.map(
    (event): Row => ({
      id: event.id,
      at: event.last_attempt_at ?? event.created_at,
      status: event.status,
      answer: event.response_status,
    }),
  );
  return (
    <Affected noun="event" href="/events" rows={rows} hasMore={hasMore(query.data)} query={query} />
  );
}

function AffectedRequests({ issue }: { issue: Extract<IssueModel, { type: "request" }> }) {
  const query = useQuery(issueRequestsOptions(issue));
  const rows = query.data?.models.map(
    (request): Row => ({
      id: request.id,
      at: request.created_at,
      status: "REJECTED",
      answer: null,
    }),
  );
  return (
    <Affected
      noun="request"
      href="/requests"
      rows={rows}
      hasMore={hasMore(query.data)}
      query={query}
    />
  );
}

const hasMore = (page: { pagination: { next?: string | undefined } } | undefined) =>
  page?.pagination.next !== undefined;

type AffectedProps = {
  noun: string;
  href: string;
  rows: readonly Row[] | undefined;
  hasMore: boolean;
  query: { error: Error | null; refetch: () => unknown };
};

function Affected({ noun, href, rows, hasMore: isMore, query }: AffectedProps) {
  if (!rows && query.error) {
    return (
      <ErrorState
        title={`The ${noun}s could not be loaded`}
        message={errorMessage(query.error)}
        onRetry={() => void query.refetch()}
      />
    );
  }
  if (!rows) {
    return (
      <div role="status" aria-label={`Loading ${noun}s`} className="py-3">
        <Skeleton className="h-24" />
      </div>
    );
  }
  if (rows.length === 0) {
    return <p className="text-muted py-3">No {noun} is affected any more.</p>;
  }
  return (
    <div className="py-2">
      <ul className="divide-line divide-y">
        {rows.map((row) => (
          <li key={row.id}>
            <Link
              href={`${href}/${row.id}`}
              prefetch={false}
              className="hover:bg-hover flex h-9 items-center gap-3 px-1"
            >
              <StatusBadge status={row.status} />
              {row.answer === null ? null : <HttpStatus status={row.answer} />}
              <span className="text-meta min-w-0 flex-1 truncate font-mono">
                {shortenId(row.id)}
              </span>
              <Time value={row.at} isInRow className="text-muted" />
            </Link>
          </li>
        ))}
      </ul>
      {isMore ? (
        <p className="text-meta text-muted pt-2">The {rows.length} newest are shown.</p>
      ) : null}
    </div>
  );
}
