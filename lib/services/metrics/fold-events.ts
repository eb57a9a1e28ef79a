import { bucketOf, keyOf, ofResource, PERIODS, TIERS, takeSql } from "./fold-sql.ts";

const PROPERTIES = `source_id, connection_id, destination_id, delivery_group, status, is_retrying,
  error_code, response_status, attempts`;
const CONNECTION = "source_id, connection_id, destination_id";
const WAITING = "connection_id, destination_id, delivery_group, status";

/** The scopes of event_peak, and what names the resource in each. */
const PEAK_SCOPES = `(VALUES (0::smallint, ''), (1, t.source_id), (2, t.connection_id),
  (3, t.destination_id)) AS r (scope, resource_id)`;

/**
 * Adds what happened to events to their roll-ups, to the busiest seconds, to what waits now, to what rules
 * ignored and to the counters. A second that an earlier run has seen in part is completed by what was kept of it. Answers
 * how many rows it took.
 */
export const FOLD_EVENTS = `
  WITH taken AS (${takeSql("event_delta")}),
  cells AS (
    SELECT t.project_id, tier.scope, tier.period, ${bucketOf("t.second_at")} AS bucket_at,
      ${ofResource("source_id")}, ${ofResource("connection_id")}, ${ofResource("destination_id")},
      ${ofResource("delivery_group")}, t.status, t.is_retrying, t.error_code, t.response_status,
      t.attempts, t.count
    FROM taken t CROSS JOIN ${TIERS}
  ), stored AS (
    INSERT INTO event_rollup (project_id, scope, period, bucket_at, key, ${PROPERTIES}, count)
    SELECT project_id, scope, period, bucket_at, ${keyOf(PROPERTIES)}, ${PROPERTIES}, sum(count)
    FROM cells GROUP BY project_id, scope, period, bucket_at, ${PROPERTIES} HAVING sum(count) <> 0 ORDER BY 4, 5
    ON CONFLICT (project_id, scope, period, bucket_at, key)
      DO UPDATE SET count = event_rollup.count + EXCLUDED.count
    RETURNING project_id, scope, period, bucket_at, key, count
  ), seconds AS (
    SELECT t.project_id, r.scope, r.resource_id, t.second_at, sum(t.created) AS created
    FROM taken t CROSS JOIN LATERAL ${PEAK_SCOPES}
    WHERE t.created > 0 GROUP BY 1, 2, 3, 4
  ), completed AS (
    SELECT s.project_id, s.scope, s.resource_id, tier.period, ${bucketOf("s.second_at")} AS bucket_at,
      s.second_at, s.created + coalesce(p.last_count, 0) AS created
    FROM seconds s CROSS JOIN ${PERIODS} LEFT JOIN event_peak p ON p.project_id = s.project_id
      AND p.scope = s.scope AND p.resource_id = s.resource_id AND p.period = tier.period
      AND p.bucket_at = ${bucketOf("s.second_at")} AND p.last_second_at = s.second_at
  ), peaks AS (
    INSERT INTO event_peak (project_id, scope, resource_id, period, bucket_at, max, last_second_at,
      last_count)
    SELECT project_id, scope, resource_id, period, bucket_at, max(created), max(second_at),
      (array_agg(created ORDER BY second_at DESC))[1]
    FROM completed GROUP BY 1, 2, 3, 4, 5 ORDER BY 5, 3
    ON CONFLICT (project_id, scope, period, bucket_at, resource_id) DO UPDATE SET
      max = greatest(event_peak.max, EXCLUDED.max),
      last_count = CASE WHEN EXCLUDED.last_second_at >= event_peak.last_second_at
        THEN EXCLUDED.last_count ELSE event_peak.last_count END,
      last_second_at = greatest(event_peak.last_second_at, EXCLUDED.last_second_at)
  ), waiting AS (
    INSERT INTO event_backlog (project_id, key, ${WAITING}, count)
    SELECT project_id, ${keyOf(WAITING)}, ${WAITING}, sum(count)
    FROM taken WHERE status IN ('QUEUED', 'SCHEDULED', 'HOLD')
    GROUP BY project_id, ${WAITING} HAVING sum(count) <> 0
    ON CONFLICT (project_id, key) DO UPDATE SET count = event_backlog.count + EXCLUDED.count
  ), ignored AS (
    INSERT INTO ignored_rollup (project_id, period, bucket_at, key, ${CONNECTION}, count)
    SELECT t.project_id, tier.period, ${bucketOf("t.second_at")}, ${keyOf(CONNECTION)}, ${CONNECTION},
      sum(t.entered)
    FROM taken t CROSS JOIN ${PERIODS} WHERE t.status = 'IGNORED'
    GROUP BY 1, 2, 3, ${CONNECTION} ORDER BY 3, 4
    ON CONFLICT (project_id, period, bucket_at, key)
      DO UPDATE SET count = ignored_rollup.count + EXCLUDED.count
  ), totals AS (
    INSERT INTO metric_total (project_id, metric, resource_id, status, count)
    SELECT t.project_id, 'events', t.connection_id, s.status, sum(s.count)
    FROM taken t CROSS JOIN LATERAL (VALUES ('total', t.created),
      (CASE WHEN t.status IN ('SUCCESSFUL', 'FAILED', 'IGNORED') THEN lower(t.status) END, t.entered)
    ) AS s (status, count)
    WHERE s.count > 0 AND s.status IS NOT NULL GROUP BY 1, 2, 3, 4
    ON CONFLICT (project_id, metric, resource_id, status)
      DO UPDATE SET count = metric_total.count + EXCLUDED.count
  )
  SELECT (SELECT count(*)::int FROM taken) AS taken,
    (SELECT json_agg(stored) FROM stored WHERE count = 0) AS emptied`;
