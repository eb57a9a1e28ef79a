/**
 * Returns the INSERT that tells of attempts for issues to be made from, as a part of the statement that
 * writes them: one row per connection and way of failing. `from` names rows with project_id, connection_id,
 * event_id, attempt_id, status, response_status, error_code, is_final and created_at. `watched` is an
 * array of connections whose issues wait for what goes well; null: none is.
 */
export function deliveryFactsSql(from: string, watched: string | null): string {
  const isClean = watched === null ? "" : ` OR f.connection_id = ANY(${watched}::text[])`;
  return `
    INSERT INTO issue_fact (project_id, type, resource_id, response_status, error_code, is_failure,
      is_final, minute_at, count, first_at, last_at, first_id, last_id, event_id)
    SELECT f.project_id, 'delivery', f.connection_id, w.response_status, w.error_code,
      f.status = 'FAILED', w.is_final, date_bin('1 minute', f.created_at, 'epoch'), count(*),
      min(f.created_at), max(f.created_at), min(f.attempt_id), max(f.attempt_id),
      (array_agg(f.event_id ORDER BY f.attempt_id DESC))[1]
    FROM ${from} f CROSS JOIN LATERAL (SELECT
      CASE f.status WHEN 'FAILED' THEN f.response_status END AS response_status,
      CASE f.status WHEN 'FAILED' THEN f.error_code END AS error_code,
      f.status = 'SUCCESSFUL' OR f.is_final AS is_final) AS w
    WHERE f.status = 'FAILED'${isClean} GROUP BY 1, 3, 4, 5, 6, 7, 8`;
}
