import type { RequestView } from "#lib/domain/ingestion/request-view.ts";
import { readRequestKey } from "./request-key.ts";

/** What stands between whose line it is and the value that the line is for. */
const SEPARATOR = ":";

/**
 * Names the line in which an event waits for its turn. `ownerId` is whose order it is, the connection's
 * or the destination's. Null: nothing stands at the key, and the event goes out without waiting.
 */
export function orderKey(ownerId: string, key: string, request: RequestView): string | null {
  const value = readRequestKey(key, request);
  return value === undefined ? null : `${ownerId}${SEPARATOR}${value}`;
}

/** Returns the value that a line is for. */
export function orderValue(orderKey: string): string {
  return orderKey.slice(orderKey.indexOf(SEPARATOR) + 1);
}
