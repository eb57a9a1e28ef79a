"use client";

import { followChange } from "#components/common/follow-change.ts";
import { formatCount } from "#components/common/format-count.ts";
import { Button } from "#components/ui/button.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { useBulkOperations, useCancelBulk } from "#lib/client/bulk-operations.ts";
import type { BulkOverviewModel } from "#lib/schemas/bulk-operation.ts";
import { affectedHref, bulkWords } from "./bulk-words.ts";
import { ProgressBar } from "./progress-bar.tsx";

export type Operation = BulkOverviewModel["models"][number];

/** Says where an operation stands: "Retrying: 320 of 1,204", "Done: 1,200 events, 4 could not be". */
export function operationWords(operation: Operation): string {
  const { noun, doing } = bulkWords(operation.type);
  const done = operation.completed_count ?? 0;
  const failed = operation.failed_count ?? 0;
  const rest = failed > 0 ? `, ${formatCount(failed, noun)} could not be` : "";
  if (operation.in_progress) {
    const all = Math.max(operation.estimated_count ?? 0, done + failed);
    return `${doing}: ${done.toLocaleString("en-US")} of ${all.toLocaleString("en-US")}${rest}`;
  }
  return `${operation.cancelled_at ? "Stopped after" : "Done:"} ${formatCount(done, noun)}${rest}`;
}

/** One operation as it goes on, with the way to stop it and to what it touched. */
export function RunningOperation({ id }: { id: string }) {
  const operation = useBulkOperations().data?.models.find((each) => each.id === id);
  if (!operation) return <Skeleton className="w-full" />;
  return (
    <div className="flex flex-col gap-3">
      <p aria-live="polite">{operationWords(operation)}</p>
      <ProgressBar
        label="Progress"
        share={operation.progress ?? 0}
        isOver={!operation.in_progress}
      />
      <div className="flex gap-2">
        {operation.in_progress ? <StopButton operation={operation} /> : null}
        <ButtonLink href={affectedHref(operation.type, id)} size="toolbar">
          Show what it changed
        </ButtonLink>
      </div>
    </div>
  );
}

export function StopButton({ operation }: { operation: Operation }) {
  const cancel = useCancelBulk();
  return (
    <Button
      size="toolbar"
      isBusy={cancel.isPending}
      aria-label={`Stop ${bulkWords(operation.type).doing.toLowerCase()}`}
      onClick={() => followChange(cancel.mutateAsync(operation), { refused: "Not stopped" })}
    >
      Stop
    </Button>
  );
}
