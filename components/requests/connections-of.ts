import type { Directory } from "#components/connections/use-directory.ts";

/** The active connections of a source, by their ids. */
export function connectionsOf(directory: Directory, sourceId: string): string[] {
  return [...directory.connections.values()]
    .filter((each) => each.source.id === sourceId && each.disabled_at === null)
    .map(({ id }) => id);
}
