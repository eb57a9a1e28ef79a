"use client";

import { useState } from "react";
import { errorMessage } from "#components/common/error-message.ts";
import { ChoiceList } from "#components/common/filters/choice-list.tsx";
import { formatCount } from "#components/common/format-count.ts";
import type { Directory } from "#components/connections/use-directory.ts";
import { Button } from "#components/ui/button.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { type BulkKind, useBulkPlan, useStartBulk } from "#lib/client/bulk-operations.ts";
import type { ApiQuery } from "#lib/client/lists/to-api-query.ts";
import { BULK_WORDS, bulkSentence } from "./bulk-words.ts";
import { RunningOperation } from "./running-operation.tsx";

export type BulkTask = {
  kind: BulkKind;
  query: ApiQuery;
  /** How many rows are ticked; null: whatever matches the query, which has to be counted. */
  count: number | null;
};

const SEARCHED = ["search_term", "path", "headers", "body", "parsed_query"];

type BulkDialogProps = { task: BulkTask; directory: Directory; onClose: () => void };

/** Says what an operation will do before it is started, and then how far it is, with a way to stop it. */
export function BulkDialog({ task, directory, onClose }: BulkDialogProps) {
  const { kind, query } = task;
  const { verb, noun } = BULK_WORDS[kind];
  const plan = useBulkPlan(kind, task.count === null ? query : null);
  const start = useStartBulk(kind);
  const [webhookIds, setWebhookIds] = useState<string[]>([]);
  const count = task.count ?? plan.data?.estimated_count ?? null;
  const isReplay = kind === "requests.replay";
  const isReady = count !== null && count > 0 && (!isReplay || webhookIds.length > 0);
  const label = count === null ? `${verb} ${noun}s` : `${verb} ${formatCount(count, noun)}`;
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      title={start.data ? `${verb} ${noun}s` : `${label}?`}
      footer={
        start.data ? (
          <>
            <ButtonLink href="/bulk-operations">All bulk operations</ButtonLink>
            <Button variant="primary" onClick={onClose}>
              Close
            </Button>
          </>
        ) : (
          <>
            <Button onClick={onClose}>Back</Button>
            <Button
              variant={kind === "events.cancel" ? "danger" : "primary"}
              disabled={!isReady}
              isBusy={start.isPending}
              onClick={() => start.mutate({ query, target: { webhook_ids: webhookIds } })}
            >
              {label}
            </Button>
          </>
        )
      }
    >
      {start.data ? (
        <RunningOperation id={start.data.id} />
      ) : (
        <div className="flex flex-col gap-3">
          {count === null && !plan.error ? <Skeleton className="w-full" /> : null}
          {count === 0 ? (
            <p className="text-muted">Nothing matches that could be changed.</p>
          ) : null}
          {count ? <p className="text-muted">{bulkSentence(kind, count)}</p> : null}
          {count && SEARCHED.some((key) => key in query) ? (
            <p className="text-muted">
              Their payloads are searched while it runs, so that the number may turn out another.
            </p>
          ) : null}
          {isReplay ? (
            <div className="rounded-control border-line border">
              <p className="text-body px-3 pt-2 font-medium">Through these connections</p>
              <ChoiceList
                label="Connections"
                choices={[...directory.connections.values()].map((connection) => ({
                  value: connection.id,
                  label: connection.full_name ?? connection.id,
                }))}
                selected={webhookIds}
                onChange={setWebhookIds}
              />
            </div>
          ) : null}
          {plan.error || start.error ? (
            <p role="alert" className="text-failed">
              {errorMessage(start.error ?? plan.error)}
            </p>
          ) : null}
        </div>
      )}
    </Dialog>
  );
}
