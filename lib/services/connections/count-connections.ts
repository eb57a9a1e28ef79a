import type { ServiceContext } from "../context.ts";
import { countRows } from "../lists/read-rows.ts";
import { CONNECTIONS, type ConnectionFilter, connectionCondition } from "./list-connections.ts";

/** Counts connections, disabled ones only when they are asked for. */
export function countConnections(
  ctx: ServiceContext,
  filter: ConnectionFilter,
): Promise<{ count: number }> {
  return countRows(ctx, CONNECTIONS, connectionCondition(ctx, filter));
}
