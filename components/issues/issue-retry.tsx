"use client";

import { useQuery } from "@tanstack/react-query";
import { RotateCw } from "lucide-react";
import { ProgressBar } from "#components/bulk/progress-bar.tsx";
import { followChange } from "#components/common/follow-change.ts";
import { formatCount } from "#components/common/format-count.ts";
import { notify } from "#components/common/notify.ts";
import { useCan } from "#components/layout/project-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { issueRetryOptions } from "#lib/client/issue-retries.ts";
import { issueActivityOptions, useRetryIssue } from "#lib/client/issues.ts";
import type { BulkOperationModel } from "#lib/schemas/bulk-operation.ts";
import type { IssueModel } from "#lib/schemas/issue.ts";

/** Sends again all that is affected, and shows how far the last such operation is. */
export function IssueRetry({ issue }: { issue: IssueModel }) {
  const canOperate = useCan("gateway.operate");
  const retry = useRetryIssue();
  const activity = useQuery(issueActivityOptions(issue.id)).data ?? [];
  const lastId = activity.find(({ kind }) => kind === "retried")?.data.operation_id;
  const operationId = retry.data?.id ?? (typeof lastId === "string" ? lastId : "");
  const operation = useQuery({
    ...issueRetryOptions(issue.type, operationId),
    enabled: operationId !== "",
  }).data;
  if (issue.type === "backpressure") return null;
  function start() {
    followChange(retry.mutateAsync(issue.id), {
      refused: "Nothing retried",
      done: ({ estimated_count: count }) =>
        notify.success("Retry started", {
          description: `About ${formatCount(count ?? 0, wordOf(issue))} go again. The issue is resolved; it opens anew if they fail.`,
        }),
    });
  }
  return (
    <div className="flex flex-col gap-2">
      {canOperate ? (
        <Button
          variant="primary"
          className="self-start"
          isBusy={retry.isPending}
          disabled={operation?.in_progress ?? false}
          onClick={start}
        >
          {retry.isPending ? null : <RotateCw />}
          Resolve and retry all affected {wordOf(issue)}s
        </Button>
      ) : null}
      {operation ? <RetryProgress operation={operation} word={wordOf(issue)} /> : null}
    </div>
  );
}

function wordOf({ type }: IssueModel): string {
  return type === "delivery" ? "event" : "request";
}

function RetryProgress({ operation, word }: { operation: BulkOperationModel; word: string }) {
  const total = operation.estimated_count ?? 0;
  const done = (operation.completed_count ?? 0) + (operation.failed_count ?? 0);
  const isOver = !operation.in_progress;
  const words = isOver
    ? `Last retry: ${formatCount(operation.completed_count ?? 0, word)} sent again${operation.cancelled_at ? ", then cancelled" : ""}.`
    : `Retrying: ${done.toLocaleString("en")} of about ${formatCount(total, word)}.`;
  return (
    <div className="flex flex-col gap-1" aria-live="polite">
      {isOver ? null : (
        <div className="max-w-sm">
          <ProgressBar label="Progress of the retry" share={operation.progress ?? 0} />
        </div>
      )}
      <p className="text-meta text-muted tabular-nums">{words}</p>
    </div>
  );
}
