"use client";

import { useState } from "react";
import { EmptyState } from "#components/common/empty-state.tsx";
import { ListBody } from "#components/common/list/list-body.tsx";
import { PageHeader } from "#components/common/page-header.tsx";
import { Page } from "#components/layout/page.tsx";
import { useCan } from "#components/layout/project-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { useAuditLog } from "#lib/client/audit-log.ts";
import type { AuditEntry } from "#lib/schemas/audit-entry.ts";
import { AuditDialog } from "./audit-dialog.tsx";
import { AuditExportMenu } from "./audit-export-menu.tsx";
import { AuditFilters } from "./audit-filters.tsx";
import { AuditTable } from "./audit-table.tsx";
import { useAuditFilter } from "./use-audit-filter.ts";

/** Who did what in the organization, newest first. */
export function AuditLogScreen() {
  const canRead = useCan("audit.read");
  const header = <PageHeader title="Audit log" />;
  if (canRead) return <AuditLog />;
  return (
    <Page header={header}>
      <p>Your role may not read the audit log. Ask an owner or admin.</p>
    </Page>
  );
}

function AuditLog() {
  const state = useAuditFilter();
  const log = useAuditLog(state.filter);
  const [open, setOpen] = useState<AuditEntry | null>(null);
  const entries = log.data?.pages.flatMap((page) => page.models) ?? [];
  return (
    <>
      <Page
        className="px-0! pt-0!"
        header={
          <>
            <PageHeader
              title="Audit log"
              actions={entries.length > 0 ? <AuditExportMenu filter={state.filter} /> : null}
            />
            <div className="border-line flex min-h-10 scrollbar-none items-center gap-1.5 overflow-x-auto border-y px-4 py-1.5 sm:flex-wrap md:px-6">
              <AuditFilters {...state} />
            </div>
          </>
        }
      >
        <ListBody
          noun="entries"
          isLoading={log.isPending}
          error={log.data ? null : log.error}
          onRetry={() => void log.refetch()}
          isEmpty={entries.length === 0}
          isFiltered={state.isFiltered}
          onClearFilters={state.clear}
          empty={
            <EmptyState title="Nothing was done yet">
              Every change, pause, retry and look at a secret stands here from now on: who did it,
              when, from where, and what it changed.
            </EmptyState>
          }
        >
          <AuditTable entries={entries} onOpen={setOpen} />
          <div className="text-muted px-4 py-3 md:px-6">
            {log.hasNextPage ? (
              <Button isBusy={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
                Load older
              </Button>
            ) : (
              "That is all."
            )}
          </div>
        </ListBody>
      </Page>
      {open ? <AuditDialog entry={open} onClose={() => setOpen(null)} /> : null}
    </>
  );
}
