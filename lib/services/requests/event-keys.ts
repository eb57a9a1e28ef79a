import { deliveryGroup } from "#lib/domain/delivery/delivery-group.ts";
import { orderKey } from "#lib/domain/delivery/order-key.ts";
import type { RequestView } from "#lib/domain/ingestion/request-view.ts";
import type { RoutingConnection } from "../sources/routing-config.ts";
import type { NewEventRow } from "./route-sql.ts";

/** Says where an event of a connection waits, read from what it delivers: in a group, in a line, both. */
export function eventKeys(
  { order, destination }: RoutingConnection,
  request: RequestView,
): Pick<NewEventRow, "delivery_group" | "order_key"> {
  const group = destination.groupKey && deliveryGroup(destination.groupKey, request);
  const line = order && orderKey(order.ownerId, order.key, request);
  return {
    ...(group === null ? {} : { delivery_group: group }),
    ...(line === null ? {} : { order_key: line }),
  };
}
