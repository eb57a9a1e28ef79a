import { bucketOf, keyOf, ofResource, TIERS, takeSql } from "./fold-sql.ts";

const PROPERTIES = "destination_id, delivery_group, status, error_code, trigger";
const PLACE = "project_id, scope, period, bucket_at, key";

/** Where a row belongs in each tier, and the rest of it. */
const inTiers = (from: string, rest: string) => `
    SELECT *, ${keyOf(PROPERTIES)} AS key FROM (
      SELECT t.project_id, tier.scope, tier.period, ${bucketOf("t.minute_at")} AS bucket_at,
        ${ofResource("destination_id")}, ${ofResource("delivery_group")}, t.status, t.error_code,
        t.trigger, ${rest}
      FROM ${from} t CROSS JOIN ${TIERS}
    ) AS c`;

/** What an older version has written down has the sum of its delivery latencies only. */
const DELIVERY_LATENCIES = `CASE WHEN t.delivery_latencies IS NULL AND t.delivery_count > 0
  THEN array_fill((t.delivery_ms / t.delivery_count)::int, ARRAY[t.delivery_count])
  ELSE t.delivery_latencies END`;

const cellsOf = (latency: string) =>
  `coalesce(array_agg((bucket::bigint << 40) + count) FILTER (WHERE latency = '${latency}'), '{}')`;

/**
 * Adds attempts to their roll-ups, latencies included, and to the counters. Latencies are counted by the
 * minute first: there are many more of them than of buckets. Answers how many rows it took.
 */
export const FOLD_ATTEMPTS = `
  WITH taken AS (${takeSql("attempt_delta")}),
  measured AS (
    SELECT t.project_id, t.minute_at, t.destination_id, t.delivery_group, t.status, t.error_code, t.trigger,
      v.latency, latency_bucket(v.ms) AS bucket, count(*) AS count, sum(v.ms) AS sum_ms, max(v.ms) AS max_ms
    FROM taken t CROSS JOIN LATERAL (
      SELECT 'response' AS latency, unnest(t.latencies) AS ms
      UNION ALL SELECT 'delivery', unnest(${DELIVERY_LATENCIES})
    ) v GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
  ), cells AS (
    SELECT ${PLACE}, latency, bucket, sum(count)::bigint AS count, sum(sum_ms) AS sum_ms,
      max(max_ms) AS max_ms
    FROM (${inTiers("measured", "t.latency, t.bucket, t.count, t.sum_ms, t.max_ms")}) AS m
    GROUP BY ${PLACE}, latency, bucket
  ), histograms AS (
    SELECT ${PLACE}, ${cellsOf("response")} AS latencies, ${cellsOf("delivery")} AS delivery_latencies,
      sum(count) FILTER (WHERE latency = 'response') AS count,
      sum(sum_ms) FILTER (WHERE latency = 'response') AS sum_ms,
      max(max_ms) FILTER (WHERE latency = 'response') AS max_ms
    FROM cells GROUP BY ${PLACE}
  ), sums AS (
    SELECT ${PLACE}, ${PROPERTIES}, sum(count) AS count, sum(answered) AS answered,
      sum(delivery_ms) AS delivery_ms, sum(delivery_count) AS delivery_count
    FROM (${inTiers("taken", "t.count, t.answered, t.delivery_ms, t.delivery_count")}) AS c
    GROUP BY ${PLACE}, ${PROPERTIES}
  ), stored AS (
    INSERT INTO attempt_rollup (${PLACE}, ${PROPERTIES}, count, answered, delivery_ms, delivery_count,
      response_ms, response_count, response_max_ms, latencies, delivery_latencies)
    SELECT ${PLACE}, ${PROPERTIES}, s.count, s.answered, s.delivery_ms, s.delivery_count,
      coalesce(h.sum_ms, 0), coalesce(h.count, 0), coalesce(h.max_ms, 0), coalesce(h.latencies, '{}'),
      coalesce(h.delivery_latencies, '{}')
    FROM sums s LEFT JOIN histograms h USING (${PLACE}) ORDER BY bucket_at, key
    ON CONFLICT (${PLACE}) DO UPDATE SET
      count = attempt_rollup.count + EXCLUDED.count,
      answered = attempt_rollup.answered + EXCLUDED.answered,
      delivery_ms = attempt_rollup.delivery_ms + EXCLUDED.delivery_ms,
      delivery_count = attempt_rollup.delivery_count + EXCLUDED.delivery_count,
      response_ms = attempt_rollup.response_ms + EXCLUDED.response_ms,
      response_count = attempt_rollup.response_count + EXCLUDED.response_count,
      response_max_ms = greatest(attempt_rollup.response_max_ms, EXCLUDED.response_max_ms),
      latencies = add_histograms(attempt_rollup.latencies, EXCLUDED.latencies),
      delivery_latencies = add_histograms(delivery_histogram(attempt_rollup.delivery_latencies,
        attempt_rollup.delivery_ms, attempt_rollup.delivery_count), EXCLUDED.delivery_latencies)
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
