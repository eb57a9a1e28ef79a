"use client";

import { useQuery } from "@tanstack/react-query";
import { errorMessage } from "#components/common/error-message.ts";
import { ErrorState } from "#components/common/error-state.tsx";
import { formatCount } from "#components/common/format-count.ts";
import { Time } from "#components/common/time.tsx";
import { useCan } from "#components/layout/project-context.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { issueActivityOptions } from "#lib/client/issues.ts";
import type { IssueModel } from "#lib/schemas/issue.ts";
import type { IssueSignalKind } from "#lib/schemas/issue-signal.ts";
import type { IssueActivityModel } from "#lib/schemas/issue-work.ts";
import { CommentForm } from "./comment-form.tsx";
import { IssueComment } from "./issue-comment.tsx";

const WORDS: Record<IssueSignalKind, string> = {
  opened: "opened",
  reopened: "opened again",
  recurred: "came back from its snooze",
  acknowledged: "acknowledged it",
  ignored: "ignored it",
  resolved: "resolved it",
  auto_resolved: "resolved by itself",
  dismissed: "dismissed it",
  assigned: "changed the assignee",
  commented: "commented",
  snoozed: "snoozed it",
  retried: "retried all that was affected",
};

/** What happened to an issue and what was written about it, the newest first. */
export function IssueActivity({ issue }: { issue: IssueModel }) {
  const canOperate = useCan("gateway.operate");
  const query = useQuery(issueActivityOptions(issue.id));
  return (
    <div className="flex flex-col gap-4 py-3">
      {canOperate ? <CommentForm issueId={issue.id} /> : null}
      {query.isPending ? (
        <div role="status" aria-label="Loading the activity">
          <Skeleton className="h-24" />
        </div>
      ) : null}
      {query.error && !query.data ? (
        <ErrorState
          title="The activity could not be loaded"
          message={errorMessage(query.error)}
          onRetry={() => void query.refetch()}
        />
      ) : null}
      <ol className="flex flex-col gap-3">
        {query.data?.map((entry) => (
          <li key={entry.id}>
            {entry.comment ? (
              <IssueComment comment={entry.comment} />
            ) : (
              <p className="text-muted flex flex-wrap items-baseline gap-x-1.5">
                <span>{entryWords(entry)}</span>
                <Time value={entry.created_at} className="text-meta" />
              </p>
            )}
          </li>
        ))}
      </ol>
      {query.data?.length === 0 ? (
        <p className="text-muted">Nothing happened yet besides its opening.</p>
      ) : null}
    </div>
  );
}

function entryWords({ kind, actor, data }: IssueActivityModel): string {
  const count = typeof data.count === "number" ? `: ${formatCount(data.count, "item")}` : "";
  const words = WORDS[kind] + (kind === "retried" ? count : "");
  const name = actor?.name ?? actor?.email;
  if (name) return `${name} ${words}`;
  return words.charAt(0).toUpperCase() + words.slice(1);
}
