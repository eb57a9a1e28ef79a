import type { RequestView } from "#lib/domain/ingestion/request-view.ts";
import { readRequestKey } from "./request-key.ts";

/** The group of events that have nothing at the key. */
export const UNKNOWN_GROUP = "__unknown__";

/** Names the delivery group of a request by the key path that its destination groups by. */
export function deliveryGroup(key: string, request: RequestView): string {
  return readRequestKey(key, request) ?? UNKNOWN_GROUP;
}
