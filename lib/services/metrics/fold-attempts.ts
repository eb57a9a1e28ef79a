import { bucketOf, keyOf, ofResource, TIERS, takeSql } from "./fold-sql.ts";

const PROPERTIES = "destination_id, delivery_group, status, error_code, trigger";
const PLACE = "project_id, scope, period, bucket_at, key";

/**
 * Adds attempts to their roll-ups, latencies included, and to the counters. Answers how many rows it
 * took.
 */
export const FOLD_ATTEMPTS = `
  WITH taken AS (${takeSql("attempt_delta")}),
  cells AS MATERIALIZED (
    SELECT *, ${keyOf(PROPERTIES)} AS key FROM (
      SELECT t.project_id, tier.scope, tier.period, ${bucketOf("t.minute_at")} AS bucket_at,
        ${ofResource("destination_id")}, ${ofResource("delivery_group")}, t.status, t.error_code,
        t.trigger, t.count, t.answered, t.delivery_ms, t.delivery_count, t.latencies
      FROM taken t CROSS JOIN ${TIERS}
    ) AS c
  ), measured AS (
    SELECT ${PLACE}, latency_bucket(ms) AS bucket, count(*) AS count, sum(ms) AS sum_ms, max(ms) AS max_ms
    FROM cells CROSS JOIN LATERAL unnest(latencies) AS ms GROUP BY ${PLACE}, bucket
  ), histograms AS (
    SELECT ${PLACE}, array_agg((bucket::bigint << 40) + count) AS latencies, sum(count) AS count,
      sum(sum_ms) AS sum_ms, max(max_ms) AS max_ms
    FROM measured GROUP BY ${PLACE}
  ), sums AS (
    SELECT ${PLACE}, ${PROPERTIES}, sum(count) AS count, sum(answered) AS answered,
      sum(delivery_ms) AS delivery_ms, sum(delivery_count) AS delivery_count
    FROM cells GROUP BY ${PLACE}, ${PROPERTIES}
  ), stored AS (
    INSERT INTO attempt_rollup (${PLACE}, ${PROPERTIES}, count, answered, delivery_ms, delivery_count,
      response_ms, response_count, response_max_ms, latencies)
    SELECT ${PLACE}, ${PROPERTIES}, s.count, s.answered, s.delivery_ms, s.delivery_count,
      coalesce(h.sum_ms, 0), coalesce(h.count, 0), coalesce(h.max_ms, 0), coalesce(h.latencies, '{}')
    FROM sums s LEFT JOIN histograms h USING (${PLACE}) ORDER BY bucket_at, key
    ON CONFLICT (${PLACE}) DO UPDATE SET
      count = attempt_rollup.count + EXCLUDED.count,
      answered = attempt_rollup.answered + EXCLUDED.answered,
      delivery_ms = attempt_rollup.delivery_ms + EXCLUDED.delivery_ms,
      delivery_count = attempt_rollup.delivery_count + EXCLUDED.delivery_count,
      response_ms = attempt_rollup.response_ms + EXCLUDED.response_ms,
      response_count = attempt_rollup.response_count + EXCLUDED.response_count,
      response_max_ms = greatest(attempt_rollup.response_max_ms, EXCLUDED.response_max_ms),
      latencies = add_histograms(attempt_rollup.latencies, EXCLUDED.latencies)
  ), totals AS (
    INSERT INTO metric_total (project_id, metric, resource_id, status, count)
    SELECT t.project_id, 'attempts', t.destination_id, s.status, sum(t.count)
    FROM taken t CROSS JOIN LATERAL (VALUES ('total'),
      (CASE t.status WHEN 'SUCCESSFUL' THEN 'delivered' ELSE 'failed' END)) AS s (status)
    GROUP BY 1, 2, 3, 4
    ON CONFLICT (project_id, metric, resource_id, status)
      DO UPDATE SET count = metric_total.count + EXCLUDED.count
  )
  SELECT (SELECT count(*)::int FROM taken) AS taken, NULL::json AS emptied`;
