import type { Pool } from "pg";
import {
  type DeliveryRate,
  deliveryRate,
  type RateConfig,
} from "#lib/domain/delivery/rate-limit.ts";

/** Reads a destination's rate limit as it is now, so that a changed one counts from the next claim. */
export async function loadDeliveryRate(
  pool: Pool,
  destinationId: string,
): Promise<DeliveryRate | null> {
  const { rows } = await pool.query<{ config: RateConfig }>({
    name: "load-delivery-rate",
    text: "SELECT config FROM destination WHERE id = $1",
    values: [destinationId],
  });
  return rows[0] ? deliveryRate(rows[0].config) : null;
}
