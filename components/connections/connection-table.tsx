"use client";

import { formatCount } from "#components/common/format-count.ts";
import type { Column } from "#components/common/list/column.ts";
import { DataTable } from "#components/common/list/data-table.tsx";
import { StatusBadge } from "#components/common/status-badge.tsx";
import { Time } from "#components/common/time.tsx";
import type { ConnectionModel } from "#lib/schemas/connection.ts";
import { ActivityCell } from "./activity-cell.tsx";
import { ConnectionMenu } from "./connection-menu.tsx";
import { connectionTitle } from "./connection-title.ts";
import { connectionState } from "./group-connections.ts";
import { RuleIcons } from "./rule-icons.tsx";
import type { useActivity } from "./use-activity.ts";

type ConnectionTableProps = {
  rows: readonly ConnectionModel[];
  activity: ReturnType<typeof useActivity>;
};

/** Connections as a plain table, for whoever looks for one and not for how they hang together. */
export function ConnectionTable({ rows, activity }: ConnectionTableProps) {
  return (
    <DataTable
      label="Connections"
      rows={rows}
      columns={columnsWith(activity)}
      getId={({ id }) => id}
      getHref={({ id }) => `/connections/${id}`}
      getLabel={(connection) => `Connection ${connectionTitle(connection)}`}
      renderCompact={(connection) => <CompactConnection connection={connection} />}
      endLabel={formatCount(rows.length, "connection")}
    />
  );
}

function columnsWith(activity: ConnectionTableProps["activity"]): Column<ConnectionModel>[] {
  return [
    {
      key: "name",
      header: "Name",
      width: "minmax(0,1.2fr)",
      cell: ({ name }) => (
        <span className={name ? "font-medium" : "text-faint"}>{name ?? "Unnamed"}</span>
      ),
    },
    { key: "source", header: "Source", width: "minmax(0,1fr)", cell: (row) => row.source.name },
    {
      key: "destination",
      header: "Destination",
      width: "minmax(0,1fr)",
      cell: (row) => row.destination.name,
    },
    {
      key: "rules",
      header: "Rules",
      width: "132px",
      minListPx: 1000,
      cell: ({ rules }) => <RuleIcons rules={rules} />,
    },
    {
      key: "state",
      header: "State",
      width: "96px",
      cell: (row) => <StatusBadge status={connectionState(row)} />,
    },
    {
      key: "activity",
      header: "Last 24 h",
      width: "160px",
      minListPx: 900,
      cell: ({ id }) => <ActivityCell activity={activity.of(id)} />,
    },
    {
      key: "updated",
      header: "Updated",
      width: "88px",
      align: "end",
      minListPx: 760,
      cell: (row) => <Time value={row.updated_at} isInRow className="text-muted" />,
    },
    {
      key: "actions",
      header: <span className="sr-only">Actions</span>,
      width: "28px",
      cell: (row) => (
        <span className="relative z-10">
          <ConnectionMenu connection={row} />
        </span>
      ),
    },
  ];
}

function CompactConnection({ connection }: { connection: ConnectionModel }) {
  return (
    <>
      <div className="flex items-center justify-between gap-3">
        <span className="truncate font-medium">{connection.name ?? "Unnamed"}</span>
        <StatusBadge status={connectionState(connection)} />
      </div>
      <p className="text-muted truncate">
        {connection.source.name} → {connection.destination.name}
      </p>
    </>
  );
}
