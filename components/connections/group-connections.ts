import type { ConnectionModel } from "#lib/schemas/connection.ts";

export type ConnectionState = "ACTIVE" | "PAUSED" | "DISABLED";

export const GROUPINGS = ["source", "destination"] as const;
export type Grouping = (typeof GROUPINGS)[number];

export const ORDERS = ["updated", "name", "created"] as const;
export type ConnectionOrder = (typeof ORDERS)[number];

type ConnectionSearch = { text: string; state: ConnectionState | null };

/** A connection as a row among those that share its source or destination. */
export type GroupedConnection = {
  connection: ConnectionModel;
  isFirst: boolean;
  isLast: boolean;
};

/** Returns whether a connection lets events through; disabled wins over paused. */
export function connectionState(connection: ConnectionModel): ConnectionState {
  if (connection.disabled_at !== null) return "DISABLED";
  return connection.paused_at === null ? "ACTIVE" : "PAUSED";
}

/** Keeps the connections that a search finds. The text may stand in any name or be an id. */
export function findConnections(
  connections: readonly ConnectionModel[],
  { text, state }: ConnectionSearch,
): ConnectionModel[] {
  const needle = text.trim().toLowerCase();
  return connections.filter((connection) => {
    if (state !== null && connectionState(connection) !== state) return false;
    const { id, name, source, destination } = connection;
    const parts = [id, name, source.id, source.name, destination.id, destination.name];
    return needle === "" || parts.some((part) => part?.toLowerCase().includes(needle));
  });
}

type Named = { name: string | null; updated_at: string; created_at: string };

const BY: Record<ConnectionOrder, (a: Named, b: Named) => number> = {
  updated: (a, b) => b.updated_at.localeCompare(a.updated_at),
  created: (a, b) => b.created_at.localeCompare(a.created_at),
  // Those without a name stand last, where they disturb nobody who looks for one.
  name: (a, b) => (a.name ?? "\uffff").localeCompare(b.name ?? "\uffff", "en"),
};

export function sortConnections(
  connections: readonly ConnectionModel[],
  order: ConnectionOrder,
): ConnectionModel[] {
  return [...connections].sort(BY[order]);
}

/**
 * Puts connections that share a source, or a destination, next to each other. Groups stand as their first
 * connection does; by name they stand by their own.
 */
export function groupConnections(
  connections: readonly ConnectionModel[],
  by: Grouping,
  order: ConnectionOrder,
): GroupedConnection[] {
  const groups = new Map<string, ConnectionModel[]>();
  for (const connection of sortConnections(connections, order)) {
    const { id } = connection[by];
    groups.set(id, [...(groups.get(id) ?? []), connection]);
  }
  const sorted = [...groups.values()];
  const nameOf = (group: ConnectionModel[]) => group[0]?.[by].name ?? "";
  if (order === "name") sorted.sort((a, b) => nameOf(a).localeCompare(nameOf(b), "en"));
  return sorted.flatMap((group) =>
    group.map((connection, index) => ({
      connection,
      isFirst: index === 0,
      isLast: index === group.length - 1,
    })),
  );
}
