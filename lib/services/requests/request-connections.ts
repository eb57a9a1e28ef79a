import type { Pool } from "pg";
import type { RoutingConfig, RoutingConnection } from "../sources/routing-config.ts";
import { loadBody, type UnroutedRequest } from "./load-requests.ts";

/** Reads the body of a request where rules or keys of its connections look at it and it did not come along. */
export async function readBody(
  pool: Pool,
  { payload }: UnroutedRequest,
  connections: readonly RoutingConnection[],
) {
  const isRead = connections.some(({ rules, keysReadBody }) => rules.readsBody || keysReadBody);
  if (payload.body !== null || !isRead) return;
  payload.body = await loadBody(pool, payload.id);
}

/** The connections that a request goes to: all of its source's, or those of its order. */
export function connectionsOf(
  config: RoutingConfig | null,
  { order }: UnroutedRequest,
): readonly RoutingConnection[] {
  const connections = config?.connections ?? [];
  if (!order) return connections;
  return connections.filter((each) => order.connectionIds.includes(each.id));
}

/** Tells whether code has to be run before the rules of a connection have decided. */
export function runsCode({ rules }: RoutingConnection): boolean {
  return rules.steps.some(({ type }) => type === "transform");
}
