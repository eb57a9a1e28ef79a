"use client";

import { EmptyState } from "#components/common/empty-state.tsx";
import { formatCount } from "#components/common/format-count.ts";
import type { Column } from "#components/common/list/column.ts";
import { DataTable } from "#components/common/list/data-table.tsx";
import { ListBody } from "#components/common/list/list-body.tsx";
import { ListFrame } from "#components/common/list/list-frame.tsx";
import { PageHeader } from "#components/common/page-header.tsx";
import { Time } from "#components/common/time.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { useBulkOperations } from "#lib/client/bulk-operations.ts";
import { affectedHref, bulkTitle } from "./bulk-words.ts";
import { ProgressBar } from "./progress-bar.tsx";
import { queryWords } from "./query-words.ts";
import { type Operation, operationWords, StopButton } from "./running-operation.tsx";

const COLUMNS: readonly Column<Operation>[] = [
  { key: "what", header: "Operation", width: "160px", cell: ({ type }) => bulkTitle(type) },
  {
    key: "query",
    header: "Which",
    width: "minmax(0,1fr)",
    minListPx: 760,
    cell: ({ query }) => (
      <span className="text-muted" title={queryWords(query)}>
        {queryWords(query)}
      </span>
    ),
  },
  {
    key: "progress",
    header: "Progress",
    width: "minmax(220px,1fr)",
    cell: (operation) => <Progress operation={operation} />,
  },
  {
    key: "by",
    header: "Started by",
    width: "140px",
    minListPx: 900,
    cell: ({ started_by }) => started_by ?? <span className="text-faint">–</span>,
  },
  {
    key: "created",
    header: "Started",
    width: "96px",
    align: "end",
    cell: ({ created_at }) => <Time value={created_at} isInRow className="text-muted" />,
  },
  {
    key: "stop",
    header: "",
    label: "Stop",
    width: "56px",
    cell: (operation) =>
      operation.in_progress ? (
        <span className="relative z-10">
          <StopButton operation={operation} />
        </span>
      ) : null,
  },
];

function Progress({ operation }: { operation: Operation }) {
  return (
    <span className="flex items-center gap-3">
      <span className="w-20 shrink-0">
        <ProgressBar
          label={`Progress of ${bulkTitle(operation.type)}`}
          share={operation.progress ?? 0}
          isOver={!operation.in_progress}
        />
      </span>
      <span className="truncate">{operationWords(operation)}</span>
    </span>
  );
}

/** What was and is done with many events or requests at once. */
export function BulkOperationsScreen() {
  const list = useBulkOperations();
  const rows = list.data?.models ?? [];
  const running = rows.filter((each) => each.in_progress).length;
  return (
    <ListFrame
      header={
        <PageHeader
          title="Bulk operations"
          count={running > 0 ? `${formatCount(running, "operation")} under way` : null}
        />
      }
      panelLabel=""
      panel={null}
    >
      <ListBody
        noun="bulk operations"
        isLoading={list.isPending}
        error={list.data ? null : list.error}
        onRetry={() => void list.refetch()}
        isEmpty={rows.length === 0}
        isFiltered={false}
        onClearFilters={() => {}}
        empty={
          <EmptyState
            title="No bulk operations yet"
            action={
              <ButtonLink href="/events?status=FAILED" variant="primary">
                Show failed events
              </ButtonLink>
            }
          >
            Tick rows in a list of events or requests, or select all that match its filters, to
            retry, cancel or replay them. What was started is followed here.
          </EmptyState>
        }
      >
        <DataTable
          label="Bulk operations"
          rows={rows}
          columns={COLUMNS}
          getId={({ id }) => id}
          getHref={({ type, id }) => affectedHref(type, id)}
          getLabel={({ type, id }) => `Show what ${bulkTitle(type)} ${id} changed`}
          renderCompact={(operation) => (
            <>
              <div className="flex items-center justify-between gap-3">
                <span>{bulkTitle(operation.type)}</span>
                <Time value={operation.created_at} isInRow className="text-meta text-muted" />
              </div>
              <Progress operation={operation} />
            </>
          )}
          endLabel="The latest 50 are shown"
        />
      </ListBody>
    </ListFrame>
  );
}
