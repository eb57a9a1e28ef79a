import type { DeliveryOrder } from "#lib/schemas/delivery-order.ts";

/** The order of deliveries as a form holds it; without a key there is none. */
export type OrderValues = {
  key: string;
  onFailure: DeliveryOrder["on_failure"];
  skipAfter: string;
};

export const ORDER_WORDS = {
  key: "Write a path such as body.account.id or headers.x-account",
  skipAfter: "Write a whole number from 1 to 50, or leave it empty",
} as const;

export function toOrderValues(order: DeliveryOrder | null | undefined): OrderValues {
  return {
    key: order?.key ?? "",
    onFailure: order?.on_failure ?? "block",
    skipAfter: String(order?.skip_after ?? ""),
  };
}

export function fromOrderValues({ key, onFailure, skipAfter }: OrderValues) {
  if (key.trim() === "") return null;
  const skip_after = onFailure === "block" || skipAfter.trim() === "" ? null : Number(skipAfter);
  return { key: key.trim(), on_failure: onFailure, skip_after };
}

/** Returns the field for a path of the body; `delivery_order` may stand anywhere in it. */
export function orderField(path: string): keyof OrderValues | null {
  if (path.endsWith("delivery_order.key")) return "key";
  return path.endsWith("delivery_order.skip_after") ? "skipAfter" : null;
}
