"use client";

import { useQuery } from "@tanstack/react-query";
import type { Column } from "#components/common/list/column.ts";
import { NamedListScreen } from "#components/common/list/named-list-screen.tsx";
import { StatusBadge } from "#components/common/status-badge.tsx";
import { Time } from "#components/common/time.tsx";
import { onDemand } from "#components/ui/on-demand.tsx";
import { destinationsOptions } from "#lib/client/destinations.ts";
import type { DestinationModel } from "#lib/schemas/destination.ts";
import { destinationState } from "./destination-state.ts";
import { destinationTarget } from "./destination-target.ts";

// Its form brings the schemas along, which the list has no need for.
const NewDestinationDialog = onDemand(() =>
  import("./new-destination-dialog.tsx").then((module) => module.NewDestinationDialog),
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
  const query = useQuery(destinationsOptions());
  return (
    <NamedListScreen
      noun="destination"
      query={query}
      rows={query.data}
      columns={COLUMNS}
      renderCompact={(destination) => <CompactDestination destination={destination} />}
      searchLabel="Find by name, URL or id"
      moreText={({ config }) => config.url ?? ""}
      about="A destination is where events are delivered: the URL of your service, or a mock that answers by itself."
      renderNew={(onClose) => <NewDestinationDialog onClose={onClose} />}
    />
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
