import type { RoutingConnection } from "#lib/services/sources/routing-config.ts";

/**
 * Makes what tells code about its connection: the text is read once for each version of a configuration,
 * and forgotten with it. `load` reads what the API answers for a connection.
 */
export function createCodeContexts(
  load: (projectId: string, connectionId: string) => Promise<string>,
): (projectId: string, connection: RoutingConnection) => Promise<string> {
  const known = new WeakMap<RoutingConnection, Promise<string>>();
  return (projectId, connection) => {
    const text =
      known.get(connection) ??
      load(projectId, connection.id).then((json) => `{"connection":${json}}`);
    known.set(connection, text);
    text.catch(() => known.delete(connection));
    return text;
  };
}
