import type { ConnectionModel } from "#lib/schemas/connection.ts";

/** Names a connection so that a reader knows which is meant, also when it has no name of its own. */
export function connectionTitle({ name, source, destination }: ConnectionModel): string {
  const route = `${source.name} → ${destination.name}`;
  return name === null ? route : `${name} (${route})`;
}
