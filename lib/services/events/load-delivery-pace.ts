import type { Pool } from "pg";
import {
  type DeliveryRate,
  deliveryRate,
  type RateConfig,
} from "#lib/domain/delivery/rate-limit.ts";

/** What stands between a destination's due events and their deliveries. */
export type DeliveryPace = {
  rate: DeliveryRate | null;
  /** Null when none of its events is in a delivery group. */
  groups: RateConfig | null;
  /** One event now and then is all that it gets. */
  isSlowed: boolean;
};

/**
 * Reads a destination's pace as it is now, so that a changed one counts from the next claim. Null: its
 * events go out as fast as they are taken.
 */
export async function loadDeliveryPace(
  pool: Pool,
  destinationId: string,
): Promise<DeliveryPace | null> {
  const { rows } = await pool.query<{
    config: RateConfig;
    has_groups: boolean;
    is_slowed: boolean;
  }>({
    name: "load-delivery-pace",
    text: `SELECT config, slowed_at IS NOT NULL AS is_slowed, EXISTS (
        SELECT FROM delivery_group g WHERE g.destination_id = d.id AND g.wake_at IS NOT NULL
      ) AS has_groups
      FROM destination d WHERE id = $1`,
    values: [destinationId],
  });
  const row = rows[0];
  if (!row) return null;
  const pace = {
    rate: deliveryRate(row.config),
    groups: row.has_groups ? row.config : null,
    isSlowed: row.is_slowed,
  };
  return pace.rate || pace.groups || pace.isSlowed ? pace : null;
}
