import type { Pool } from "pg";
import { bucketOf, keyOf, PERIODS } from "./fold-sql.ts";

/**
 * How many events wait is known from the roll-ups' own book-keeping. How long the oldest waits is the
 * first entry of a destination's part of the index of due events, and what a delivery group says of
 * itself; events that are being delivered are due in the future and do not count as waiting.
 */
const SQL = `
  WITH queues AS (
    SELECT project_id, destination_id, delivery_group, sum(count) AS depth
    FROM event_backlog WHERE status = 'QUEUED' GROUP BY 1, 2, 3 HAVING sum(count) > 0
  ), aged AS (
    SELECT q.*, CASE WHEN q.delivery_group IS NOT NULL THEN g.due_at ELSE (
        SELECT e.due_at FROM event e
        WHERE e.destination_id = q.destination_id AND e.delivery_group IS NULL AND e.due_at <= now()
        ORDER BY e.due_at LIMIT 1) END AS oldest_at
    FROM queues q LEFT JOIN delivery_group g
      ON g.destination_id = q.destination_id AND g.name = q.delivery_group AND g.due_at <= now()
  ), destinations AS (
    SELECT project_id, destination_id, sum(depth) AS depth, min(oldest_at) AS oldest_at
    FROM aged GROUP BY 1, 2
  ), samples AS (
    SELECT project_id, 0::smallint AS scope, NULL AS destination_id, NULL AS delivery_group,
      sum(depth) AS depth, min(oldest_at) AS oldest_at
    FROM destinations GROUP BY 1
    UNION ALL
    SELECT project_id, 1, destination_id, NULL, depth, oldest_at FROM destinations
    UNION ALL
    SELECT project_id, 2, destination_id, delivery_group, depth, oldest_at FROM aged
  )
  INSERT INTO queue_sample (project_id, scope, period, bucket_at, key, destination_id, delivery_group,
    depth, max_age_ms)
  SELECT project_id, scope, tier.period, ${bucketOf("now()")}, ${keyOf("destination_id, delivery_group")},
    destination_id, delivery_group, depth,
    coalesce(extract(epoch FROM now() - oldest_at) * 1000, 0)::bigint
  FROM samples CROSS JOIN ${PERIODS} ORDER BY 4, 5
  ON CONFLICT (project_id, scope, period, bucket_at, key) DO UPDATE SET
    depth = greatest(queue_sample.depth, EXCLUDED.depth),
    max_age_ms = greatest(queue_sample.max_age_ms, EXCLUDED.max_age_ms)`;

/** Notes how long every queue is now. Safe to run anywhere and at any time: the greatest value stays. */
export async function sampleQueues(pool: Pool): Promise<void> {
  await pool.query(SQL);
}
