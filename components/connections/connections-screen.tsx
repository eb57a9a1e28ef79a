"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useMemo } from "react";
import { EmptyState } from "#components/common/empty-state.tsx";
import { formatCount } from "#components/common/format-count.ts";
import { ListBody } from "#components/common/list/list-body.tsx";
import { ListFrame } from "#components/common/list/list-frame.tsx";
import { PageHeader } from "#components/common/page-header.tsx";
import { useCan } from "#components/layout/project-context.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { connectionsOptions } from "#lib/client/connections.ts";
import type { ConnectionModel } from "#lib/schemas/connection.ts";
import { ConnectionList } from "./connection-list.tsx";
import { ConnectionTable } from "./connection-table.tsx";
import { ConnectionsToolbar } from "./connections-toolbar.tsx";
import { findConnections, groupConnections, sortConnections } from "./group-connections.ts";
import { useActivity } from "./use-activity.ts";
import { useConnectionSearch } from "./use-connection-search.ts";

const NONE: ConnectionModel[] = [];

export function ConnectionsScreen() {
  const connections = useQuery(connectionsOptions());
  const canWrite = useCan("gateway.write");
  const { search, set } = useConnectionSearch();
  const { search: text, state, group, order, view } = search;
  const all = connections.data ?? NONE;
  const activity = useActivity(all);
  const found = useMemo(() => findConnections(all, { text, state }), [all, text, state]);
  const grouped = useMemo(() => groupConnections(found, group, order), [found, group, order]);
  const sorted = useMemo(() => sortConnections(found, order), [found, order]);
  const newButton = (
    <ButtonLink href="/connections/new" variant="primary">
      <Plus />
      New connection
    </ButtonLink>
  );

  return (
    <ListFrame
      header={
        <PageHeader
          title="Connections"
          count={all.length > 0 ? formatCount(all.length, "connection") : null}
          actions={canWrite && all.length > 0 ? newButton : null}
        />
      }
      toolbar={<ConnectionsToolbar search={search} set={set} />}
      panelLabel="Connection"
      panel={null}
    >
      <ListBody
        noun="connections"
        isLoading={connections.isPending}
        error={connections.data ? null : connections.error}
        onRetry={() => void connections.refetch()}
        isEmpty={found.length === 0}
        isFiltered={text !== "" || state !== null}
        onClearFilters={() => void set({ search: null, state: null })}
        empty={
          <EmptyState title="No connections yet" action={canWrite ? newButton : null}>
            A connection takes requests from a source to a destination, along rules such as retry
            and filter. One source may have many.
          </EmptyState>
        }
      >
        {view === "table" ? (
          <ConnectionTable rows={sorted} activity={activity} />
        ) : (
          <ConnectionList rows={grouped} grouping={group} activity={activity} />
        )}
      </ListBody>
    </ListFrame>
  );
}
