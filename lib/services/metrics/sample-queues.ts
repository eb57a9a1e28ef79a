import type { Pool } from "pg";
import { bucketOf, keyOf, PERIODS } from "./fold-sql.ts";

/**
 * How many events wait is known from the roll-ups' own book-keeping. Since when the first is due is kept
 * with each delivery group, and is the first entry of a destination's part of an index for the events of
 * none. What is being delivered is due in the future and does not count as waiting.
 */
export const SAMPLE_SQL = `
  WITH queues AS (
    SELECT project_id, destination_id, delivery_group, sum(count) AS depth
    FROM event_backlog WHERE status = 'QUEUED' GROUP BY 1, 2, 3 HAVING sum(count) > 0
  ), firsts AS MATERIALIZED (
    SELECT q.*, CASE WHEN q.delivery_group IS NOT NULL THEN g.due_at ELSE (
      SELECT e.due_at FROM event e
      WHERE e.destination_id = q.destination_id AND e.due_at <= now() AND e.delivery_group IS NULL
      ORDER BY e.due_at LIMIT 1) END AS due_at
    FROM queues q LEFT JOIN delivery_group g
      ON g.destination_id = q.destination_id AND g.name = q.delivery_group
  ), waiting AS (
    SELECT *, CASE WHEN due_at <= now() THEN due_at END AS oldest_at FROM firsts
  ), samples AS (
    SELECT project_id, 0::smallint AS scope, NULL AS destination_id, NULL AS delivery_group,
      sum(depth) AS depth, min(oldest_at) AS oldest_at
    FROM waiting GROUP BY 1
    UNION ALL
    SELECT project_id, 1, destination_id, NULL, sum(depth), min(oldest_at) FROM waiting GROUP BY 1, 3
    UNION ALL
    SELECT project_id, 2, destination_id, delivery_group, depth, oldest_at FROM waiting
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
  await pool.query(SAMPLE_SQL);
}
