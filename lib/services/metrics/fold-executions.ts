import { bucketOf, keyOf, PERIODS, takeSql } from "./fold-sql.ts";

const PROPERTIES = "transformation_id, connection_id, issue_id, log_level";

/** Adds runs of transformations to their roll-ups. Answers how many rows it took. */
export const FOLD_EXECUTIONS = `
  WITH taken AS (${takeSql("execution_delta")}),
  cells AS (
    SELECT t.*, tier.period, ${bucketOf("t.minute_at")} AS bucket_at FROM taken t CROSS JOIN ${PERIODS}
  ), stored AS (
    INSERT INTO execution_rollup (project_id, period, bucket_at, key, ${PROPERTIES}, count)
    SELECT project_id, period, bucket_at, ${keyOf(PROPERTIES)}, ${PROPERTIES}, sum(count)
    FROM cells GROUP BY project_id, period, bucket_at, ${PROPERTIES} HAVING sum(count) <> 0 ORDER BY 3, 4
    ON CONFLICT (project_id, period, bucket_at, key)
      DO UPDATE SET count = execution_rollup.count + EXCLUDED.count
  )
  SELECT (SELECT count(*)::int FROM taken) AS taken, NULL::json AS emptied`;
