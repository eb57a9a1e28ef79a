import type { ConnectionModel } from "#lib/schemas/connection.ts";
import type { SourceModel } from "#lib/schemas/source.ts";

export type ConnectionState = "ACTIVE" | "PAUSED" | "DISABLED";

export type SourceGroup = { source: SourceModel; connections: ConnectionModel[] };

type ConnectionSearch = { text: string; state: ConnectionState | null };

/** Returns whether a connection lets events through; disabled wins over paused. */
export function connectionState(connection: ConnectionModel): ConnectionState {
  if (connection.disabled_at !== null) return "DISABLED";
  return connection.paused_at === null ? "ACTIVE" : "PAUSED";
}

/**
 * Groups the connections that a search finds by their source. Sources in the order of their newest
 * connection, connections in the order they came. The text may stand in any name or be an id.
 */
export function groupConnections(
  connections: readonly ConnectionModel[],
  search: ConnectionSearch,
): SourceGroup[] {
  const groups = new Map<string, SourceGroup>();
  for (const connection of connections) {
    if (!isFound(connection, search)) continue;
    const group = groups.get(connection.source.id);
    if (group) group.connections.push(connection);
    else groups.set(connection.source.id, { source: connection.source, connections: [connection] });
  }
  return [...groups.values()];
}

function isFound(connection: ConnectionModel, { text, state }: ConnectionSearch): boolean {
  if (state !== null && connectionState(connection) !== state) return false;
  const needle = text.trim().toLowerCase();
  if (needle === "") return true;
  const { id, name, source, destination } = connection;
  return [id, name, source.id, source.name, destination.id, destination.name].some((part) =>
    part?.toLowerCase().includes(needle),
  );
}
