"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import dynamic from "next/dynamic";
import { parseAsString, useQueryState } from "nuqs";
import { useState } from "react";
import { EmptyState } from "#components/common/empty-state.tsx";
import { SearchInput } from "#components/common/filters/search-input.tsx";
import { formatCount } from "#components/common/format-count.ts";
import type { Column } from "#components/common/list/column.ts";
import { DataTable } from "#components/common/list/data-table.tsx";
import { ListBody } from "#components/common/list/list-body.tsx";
import { ListFrame } from "#components/common/list/list-frame.tsx";
import { PageHeader } from "#components/common/page-header.tsx";
import { StatusBadge } from "#components/common/status-badge.tsx";
import { Time } from "#components/common/time.tsx";
import { useCan } from "#components/layout/project-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { destinationsOptions } from "#lib/client/destinations.ts";
import type { DestinationModel } from "#lib/schemas/destination.ts";
import { destinationState } from "./destination-state.ts";
import { destinationTarget } from "./destination-target.ts";

// Its form brings the schemas along, which the list has no need for.
const NewDestinationDialog = dynamic(
  () => import("./new-destination-dialog.tsx").then((module) => module.NewDestinationDialog),
  {
    ssr: false,
  },
);

const COLUMNS: readonly Column<DestinationModel>[] = [
  {
    key: "name",
    header: "Name",
    width: "minmax(0,1fr)",
    cell: (destination) => <span className="font-medium">{destination.name}</span>,
  },
  {
    key: "target",
    header: "Sends to",
    width: "minmax(0,2fr)",
    minListPx: 640,
    cell: (destination) => <Target destination={destination} />,
  },
  {
    key: "state",
    header: "State",
    width: "104px",
    cell: (destination) => <StatusBadge status={destinationState(destination)} />,
  },
  {
    key: "created",
    header: "Created",
    width: "96px",
    align: "end",
    cell: (destination) => <Time value={destination.created_at} isInRow className="text-muted" />,
  },
];

export function DestinationsScreen() {
  const destinations = useQuery(destinationsOptions());
  const canWrite = useCan("gateway.write");
  const [search, setSearch] = useQueryState("search", parseAsString.withDefault(""));
  const [isCreating, setIsCreating] = useState(false);
  const all = destinations.data ?? [];
  const needle = search.trim().toLowerCase();
  const rows = all.filter(({ id, name, config }) =>
    `${name} ${id} ${config.url ?? ""}`.toLowerCase().includes(needle),
  );
  const newButton = (
    <Button variant="primary" onClick={() => setIsCreating(true)}>
      <Plus />
      New destination
    </Button>
  );
  return (
    <>
      <ListFrame
        header={
          <PageHeader
            title="Destinations"
            count={all.length > 0 ? formatCount(all.length, "destination") : null}
            actions={canWrite && all.length > 0 ? newButton : null}
          />
        }
        toolbar={
          <SearchInput
            label="Find by name, URL or id"
            value={search}
            onChange={(text) => void setSearch(text || null)}
          />
        }
        panelLabel="Destination"
        panel={null}
      >
        <ListBody
          noun="destinations"
          isLoading={destinations.isPending}
          error={destinations.data ? null : destinations.error}
          onRetry={() => void destinations.refetch()}
          isEmpty={rows.length === 0}
          isFiltered={needle !== ""}
          onClearFilters={() => void setSearch(null)}
          empty={
            <EmptyState title="No destinations yet" action={canWrite ? newButton : null}>
              A destination is where events are delivered: the URL of your service, or a mock that
              answers by itself.
            </EmptyState>
          }
        >
          <DataTable
            label="Destinations"
            rows={rows}
            columns={COLUMNS}
            getId={(destination) => destination.id}
            getHref={(destination) => `/destinations/${destination.id}`}
            getLabel={(destination) => `Destination ${destination.name}`}
            renderCompact={(destination) => <CompactDestination destination={destination} />}
            endLabel={formatCount(rows.length, "destination")}
          />
        </ListBody>
      </ListFrame>
      {isCreating ? <NewDestinationDialog onClose={() => setIsCreating(false)} /> : null}
    </>
  );
}

function Target({ destination }: { destination: DestinationModel }) {
  const { url } = destination.config;
  if (url === undefined)
    return <span className="text-muted">{destinationTarget(destination)}</span>;
  return (
    <span className="text-meta text-muted block truncate font-mono" title={url}>
      {url}
    </span>
  );
}

function CompactDestination({ destination }: { destination: DestinationModel }) {
  return (
    <>
      <div className="flex items-center justify-between gap-3">
        <span className="truncate font-medium">{destination.name}</span>
        <StatusBadge status={destinationState(destination)} />
      </div>
      <Target destination={destination} />
    </>
  );
}
