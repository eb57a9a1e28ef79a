"use client";

import { Id } from "#components/common/id.tsx";
import { Time } from "#components/common/time.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import type { AuditEntry } from "#lib/schemas/audit-entry.ts";
import { actionWords, resourceWords } from "./action-words.ts";
import { AuditChanges } from "./audit-changes.tsx";
import { Actor } from "./audit-table.tsx";

/** One entry whole: who, from where, when, to what, and what it changed. */
export function AuditDialog({ entry, onClose }: { entry: AuditEntry; onClose: () => void }) {
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      className="max-w-2xl"
      title={`${actionWords(entry)} ${resourceWords(entry)}`}
    >
      <dl className="text-muted mb-3 grid grid-cols-[80px_minmax(0,1fr)] gap-y-1 pb-2">
        <dt>Who</dt>
        <dd className="text-ink">
          <Actor actor={entry.actor} />
        </dd>
        <dt>When</dt>
        <dd className="text-ink">
          <Time value={entry.created_at} />
        </dd>
        <dt>From</dt>
        <dd className="text-ink font-mono">{entry.ip_address ?? "—"}</dd>
        {entry.resource.id ? (
          <>
            <dt>Id</dt>
            <dd className="text-ink">
              <Id value={entry.resource.id} isFull />
            </dd>
          </>
        ) : null}
      </dl>
      <div className="pb-4">
        <AuditChanges before={entry.before} after={entry.after} />
      </div>
    </Dialog>
  );
}
