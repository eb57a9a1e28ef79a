import type { Pool } from "pg";
import { bucketOf, keyOf, PERIODS } from "./fold-sql.ts";

/** How far into a destination's queue the oldest event of each delivery group is looked for. */
const GROUPED_EVENTS = 5_000;

/**
 * How many events wait is known from the roll-ups' own book-keeping. How long the oldest waits is the
 * first entry of a destination's part of the index of due events; events that are being delivered are
 * due in the future and do not count as waiting.
 */
const SQL = `
  WITH queues AS (
    SELECT project_id, destination_id, delivery_group, sum(count) AS depth
    FROM event_backlog WHERE status = 'QUEUED' GROUP BY 1, 2, 3 HAVING sum(count) > 0
  ), destinations AS (
    SELECT q.project_id, q.destination_id, sum(q.depth) AS depth,
      bool_or(q.delivery_group IS NOT NULL) AS is_grouped,
      (SELECT e.due_at FROM event e WHERE e.destination_id = q.destination_id AND e.due_at <= now()
       ORDER BY e.due_at LIMIT 1) AS oldest_at
    FROM queues q GROUP BY 1, 2
  ), grouped AS (
    SELECT d.destination_id, e.delivery_group, min(e.due_at) AS oldest_at
    FROM destinations d CROSS JOIN LATERAL (
      SELECT t.delivery_group, t.due_at FROM event t
      WHERE t.destination_id = d.destination_id AND t.due_at <= now()
      ORDER BY t.due_at LIMIT ${GROUPED_EVENTS}
    ) e WHERE d.is_grouped GROUP BY 1, 2
  ), samples AS (
    SELECT project_id, 0::smallint AS scope, NULL AS destination_id, NULL AS delivery_group,
      sum(depth) AS depth, min(oldest_at) AS oldest_at
    FROM destinations GROUP BY 1
    UNION ALL
    SELECT project_id, 1, destination_id, NULL, depth, oldest_at FROM destinations
    UNION ALL
    SELECT q.project_id, 2, q.destination_id, q.delivery_group, q.depth,
      CASE WHEN d.is_grouped THEN g.oldest_at ELSE d.oldest_at END
    FROM queues q JOIN destinations d USING (project_id, destination_id)
    LEFT JOIN grouped g ON g.destination_id = q.destination_id
      AND g.delivery_group IS NOT DISTINCT FROM q.delivery_group
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
