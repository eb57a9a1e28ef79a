"use client";

import { parseAsArrayOf, parseAsString, parseAsStringLiteral, useQueryState } from "nuqs";
import { EmptyState } from "#components/common/empty-state.tsx";
import { FilterMenu } from "#components/common/filters/filter-menu.tsx";
import { formatCount } from "#components/common/format-count.ts";
import type { Column } from "#components/common/list/column.ts";
import { DataTable } from "#components/common/list/data-table.tsx";
import { ListBody } from "#components/common/list/list-body.tsx";
import { ListFrame } from "#components/common/list/list-frame.tsx";
import { neighbour, useListKeys } from "#components/common/list/use-list-keys.ts";
import { Time } from "#components/common/time.tsx";
import { type Directory, useDirectory } from "#components/connections/use-directory.ts";
import { executionList } from "#lib/client/executions.ts";
import { useLiveList } from "#lib/client/use-live-list.ts";
import type { ExecutionModel } from "#lib/schemas/execution.ts";
import { ExecutionPanel } from "./execution-panel.tsx";
import { LOG_LEVELS, LogLevelBadge } from "./log-level-badge.tsx";

const LEVEL_VALUES = LOG_LEVELS.map(({ value }) => value);

/** Runs of the code on the way of real requests. */
export function ExecutionsTab({ transformationId }: { transformationId: string }) {
  const [levels, setLevels] = useQueryState(
    "level",
    parseAsArrayOf(parseAsStringLiteral(LEVEL_VALUES)).withDefault([]),
  );
  const [selectedId, select] = useQueryState("execution", parseAsString);
  const list = useLiveList(executionList(transformationId, levels), selectedId === null);
  const directory = useDirectory();
  const ids = list.rows.map(({ id }) => id);
  useListKeys({ ids, selectedId, onSelect: (id) => void select(id) });
  const step = (by: -1 | 1) => {
    const next = neighbour(ids, selectedId, by);
    return next === null ? null : () => void select(next);
  };
  return (
    <ListFrame
      header={null}
      toolbar={
        <FilterMenu
          label="Log level"
          options={LOG_LEVELS}
          selected={levels}
          onChange={(next) => void setLevels(next.length === 0 ? null : next)}
        />
      }
      panelLabel="Execution"
      panel={
        selectedId === null ? null : (
          <ExecutionPanel
            key={selectedId}
            transformationId={transformationId}
            id={selectedId}
            directory={directory}
            navigation={{
              onClose: () => void select(null),
              onPrevious: step(-1),
              onNext: step(1),
            }}
          />
        )
      }
    >
      <ListBody
        noun="executions"
        isLoading={list.isLoading}
        isStale={list.isStale}
        error={list.error}
        onRetry={list.retry}
        isEmpty={list.rows.length === 0}
        isFiltered={levels.length > 0}
        onClearFilters={() => void setLevels(null)}
        empty={
          <EmptyState title="No executions yet">
            Every run of this code on the way from a request to an event is kept here, with what
            came in, what went out and what it wrote. Trial runs are not.
          </EmptyState>
        }
      >
        <DataTable
          label="Executions"
          rows={list.rows}
          columns={columns(directory)}
          getId={({ id }) => id}
          getHref={({ id }) =>
            `/transformations/${transformationId}?tab=executions&execution=${id}`
          }
          getLabel={({ id }) => `Execution ${id}`}
          renderCompact={(row) => <Compact row={row} />}
          selectedId={selectedId}
          onSelect={(id) => void select(id)}
          hasMore={list.hasMore}
          onLoadMore={list.loadMore}
          endLabel={formatCount(list.rows.length, "execution")}
        />
      </ListBody>
    </ListFrame>
  );
}

function columns(directory: Directory): readonly Column<ExecutionModel>[] {
  return [
    {
      key: "level",
      header: "Level",
      width: "96px",
      cell: ({ log_level }) => <LogLevelBadge level={log_level} />,
    },
    {
      key: "message",
      header: "Last line",
      width: "minmax(0,2fr)",
      cell: ({ logs }) => (
        <span className="text-meta text-muted block truncate font-mono">
          {logs.at(-1)?.message.split("\n")[0] ?? ""}
        </span>
      ),
    },
    {
      key: "connection",
      header: "Connection",
      width: "minmax(0,1fr)",
      minListPx: 760,
      cell: ({ webhook_id }) => (
        <span className="block truncate">{nameOf(directory, webhook_id)}</span>
      ),
    },
    {
      key: "version",
      header: "Version",
      width: "72px",
      align: "end",
      minListPx: 620,
      cell: ({ transformation_version }) => transformation_version,
    },
    {
      key: "at",
      header: "Ran",
      width: "96px",
      align: "end",
      cell: ({ created_at }) => <Time value={created_at} isInRow className="text-muted" />,
    },
  ];
}

function nameOf(directory: Directory, connectionId: string): string {
  return directory.connections.get(connectionId)?.name ?? connectionId;
}

function Compact({ row }: { row: ExecutionModel }) {
  return (
    <>
      <div className="flex items-center justify-between gap-3">
        <LogLevelBadge level={row.log_level} />
        <Time value={row.created_at} isInRow className="text-meta text-muted" />
      </div>
      <p className="text-meta text-muted truncate font-mono">
        {row.logs.at(-1)?.message.split("\n")[0] ?? `Version ${row.transformation_version}`}
      </p>
    </>
  );
}
