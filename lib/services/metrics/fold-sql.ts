import { HOUR_S, MINUTE_S } from "#lib/domain/metrics/roll-up-tiers.ts";

/** Each count goes into the roll-ups of the project and into those of its resources, by minute and hour. */
export const TIERS = `(VALUES (0::smallint, ${MINUTE_S}), (0, ${HOUR_S}), (1, ${MINUTE_S}), (1, ${HOUR_S}))
  AS tier (scope, period)`;

export const PERIODS = `(VALUES (${MINUTE_S}), (${HOUR_S})) AS tier (period)`;

/** The start of the tier's bucket that a moment falls into. */
export function bucketOf(moment: string): string {
  return `date_bin(tier.period * interval '1 second', ${moment}, 'epoch')`;
}

/** A resource is named in the roll-ups of resources only. */
export function ofResource(column: string): string {
  return `CASE tier.scope WHEN 1 THEN t.${column} END AS ${column}`;
}

/**
 * Hashes the properties of a roll-up; null and the empty text differ. New roll-ups are inserted in the
 * order of time and key: whoever reads them in the order of the primary key then reads whole pages.
 */
export function keyOf(columns: string): string {
  return `md5(ROW(${columns})::text)::uuid`;
}

/**
 * Takes up to $1 rows out of a table of deltas. Those of transactions that are not yet committed are
 * not seen, and stay for the next time.
 */
export function takeSql(table: string): string {
  return `DELETE FROM ${table} WHERE ctid = ANY(ARRAY(SELECT ctid FROM ${table} LIMIT $1)) RETURNING *`;
}
