import type { DeliveryOrder } from "#lib/schemas/delivery-order.ts";

/** Turns an order as callers give it into the one that is stored and answered: every field is there. */
export function storedOrder(
  input: (Omit<DeliveryOrder, "skip_after"> & { skip_after?: number | null }) | null | undefined,
): DeliveryOrder | null {
  if (!input) return null;
  return { key: input.key, on_failure: input.on_failure, skip_after: input.skip_after ?? null };
}
