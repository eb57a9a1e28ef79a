import { bucketOf, keyOf, ofResource, TIERS, takeSql } from "./fold-sql.ts";

const PROPERTIES = "source_id, rejection_cause, is_routed, events_count, ignored_count";

/** Adds what happened to requests to their roll-ups and counters. Answers how many rows it took. */
export const FOLD_REQUESTS = `
  WITH taken AS (${takeSql("request_delta")}),
  cells AS (
    SELECT t.project_id, tier.scope, tier.period, ${bucketOf("t.minute_at")} AS bucket_at,
      ${ofResource("source_id")}, t.rejection_cause, t.is_routed, t.events_count, t.ignored_count, t.count
    FROM taken t CROSS JOIN ${TIERS}
  ), stored AS (
    INSERT INTO request_rollup (project_id, scope, period, bucket_at, key, ${PROPERTIES}, count)
    SELECT project_id, scope, period, bucket_at, ${keyOf(PROPERTIES)}, ${PROPERTIES}, sum(count)
    FROM cells GROUP BY project_id, scope, period, bucket_at, ${PROPERTIES} HAVING sum(count) <> 0 ORDER BY 4, 5
    ON CONFLICT (project_id, scope, period, bucket_at, key)
      DO UPDATE SET count = request_rollup.count + EXCLUDED.count
    RETURNING project_id, scope, period, bucket_at, key, count
  ), totals AS (
    INSERT INTO metric_total (project_id, metric, resource_id, status, count)
    SELECT t.project_id, 'requests', t.source_id, s.status, sum(t.created)
    FROM taken t CROSS JOIN LATERAL (VALUES ('total'),
      (CASE WHEN t.rejection_cause IS NULL THEN 'accepted' ELSE 'rejected' END)) AS s (status)
    WHERE t.created > 0 GROUP BY 1, 2, 3, 4
    ON CONFLICT (project_id, metric, resource_id, status)
      DO UPDATE SET count = metric_total.count + EXCLUDED.count
  )
  SELECT (SELECT count(*)::int FROM taken) AS taken,
    (SELECT json_agg(stored) FROM stored WHERE count = 0) AS emptied`;
