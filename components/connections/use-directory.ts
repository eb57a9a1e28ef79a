"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { connectionsOptions } from "#lib/client/connections.ts";
import { destinationsOptions } from "#lib/client/destinations.ts";
import { sourcesOptions } from "#lib/client/sources.ts";
import type { ConnectionModel } from "#lib/schemas/connection.ts";
import type { DestinationModel } from "#lib/schemas/destination.ts";
import type { SourceModel } from "#lib/schemas/source.ts";

export type Directory = {
  sources: ReadonlyMap<string, SourceModel>;
  destinations: ReadonlyMap<string, DestinationModel>;
  connections: ReadonlyMap<string, ConnectionModel>;
};

/** Knows what the ids in requests and events stand for. What was deleted is not in it. */
export function useDirectory(): Directory {
  const sources = useQuery(sourcesOptions()).data;
  const destinations = useQuery(destinationsOptions()).data;
  const connections = useQuery(connectionsOptions()).data;
  return useMemo(
    () => ({
      sources: byId(sources),
      destinations: byId(destinations),
      connections: byId(connections),
    }),
    [sources, destinations, connections],
  );
}

function byId<Row extends { id: string }>(rows: readonly Row[] = []): ReadonlyMap<string, Row> {
  return new Map(rows.map((row) => [row.id, row]));
}
