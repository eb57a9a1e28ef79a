import type pg from "pg";

/** A busy week: every connection in every minute of it. */
export const CONNECTIONS = 200;
export const SOURCES = 20;
export const DAYS = 7;

const RANGE = `date_trunc('hour', now()) - interval '${DAYS} days'`;

/** Buckets of a week, connections `c` from 1 with their source `s`, and what the roll-ups share. */
const TIMES = (period: number) => `
  generate_series(${RANGE}, now(), interval '${period} seconds') AS t (bucket_at)`;
const RESOURCES = `generate_series(1, ${CONNECTIONS}) AS c (n)`;
const KEY = "gen_random_uuid()";

/** The same of a project as a whole and of each of its connections. */
const SCOPES: [scope: number, from: string, ids: string][] = [
  [0, "", "NULL, NULL, NULL"],
  [1, `CROSS JOIN ${RESOURCES}`, `'src_' || c.n % ${SOURCES}, 'web_' || c.n, 'des_' || c.n`],
];

function eventsSql(period: number, [scope, from, ids]: (typeof SCOPES)[number]): string {
  return `
    INSERT INTO event_rollup (project_id, scope, period, bucket_at, key, source_id, connection_id,
      destination_id, delivery_group, status, is_retrying, error_code, response_status, attempts, count)
    SELECT $1, ${scope}, ${period}, t.bucket_at, ${KEY}, ${ids}, NULL, v.status, false, v.code, v.answer, 1, 7
    FROM ${TIMES(period)} ${from} CROSS JOIN (VALUES ('SUCCESSFUL', NULL, 200), ('FAILED', NULL, 500),
      ('FAILED', 'TIMEOUT', NULL)) AS v (status, code, answer)
    WHERE v.answer = 200 OR ${period} > 60 OR extract(minute FROM t.bucket_at)::int % 10 = 0`;
}

const histogram = (from: number, to: number) =>
  `ARRAY(SELECT (b::bigint << 40) + 10 FROM generate_series(${from}, ${to}) AS b)`;

function attemptsSql(period: number, [scope, from]: (typeof SCOPES)[number]): string {
  return `
    INSERT INTO attempt_rollup (project_id, scope, period, bucket_at, key, destination_id, delivery_group,
      status, error_code, trigger, count, answered, delivery_ms, delivery_count, response_ms,
      response_count, response_max_ms, latencies, delivery_latencies)
    SELECT $1, ${scope}, ${period}, t.bucket_at, ${KEY}, ${scope ? "'des_' || c.n" : "NULL"}, NULL,
      'SUCCESSFUL', NULL, 'INITIAL', 80, 80, 800, 80, 8000, 80, 250,
      ${histogram(30, 37)}, ${histogram(15, 22)}
    FROM ${TIMES(period)} ${from}`;
}

function requestsSql(period: number, scope: number): string {
  return `
    INSERT INTO request_rollup (project_id, scope, period, bucket_at, key, source_id, rejection_cause,
      is_routed, events_count, ignored_count, count)
    SELECT $1, ${scope}, ${period}, t.bucket_at, ${KEY}, ${scope ? "'src_' || s.n" : "NULL"}, v.cause, true,
      v.events, 10 - v.events, 5
    FROM ${TIMES(period)} ${scope ? `CROSS JOIN generate_series(1, ${SOURCES}) AS s (n)` : ""}
    CROSS JOIN (VALUES (NULL, 10), (NULL, 7), ('UNPARSABLE_JSON', 0)) AS v (cause, events)`;
}

function peaksSql(period: number): string {
  return `
    INSERT INTO event_peak (project_id, scope, period, bucket_at, resource_id, max, last_second_at, last_count)
    SELECT $1, r.scope, ${period}, t.bucket_at, r.id, 12, t.bucket_at, 1
    FROM ${TIMES(period)} CROSS JOIN (
      SELECT 0 AS scope, '' AS id UNION ALL SELECT 2, 'web_' || n FROM ${RESOURCES}
      UNION ALL SELECT 3, 'des_' || n FROM ${RESOURCES}) AS r`;
}

function queuesSql(period: number): string {
  return `
    INSERT INTO queue_sample (project_id, scope, period, bucket_at, key, destination_id, depth, max_age_ms)
    SELECT $1, r.scope, ${period}, t.bucket_at, ${KEY}, r.id, 30, 900
    FROM ${TIMES(period)} CROSS JOIN (
      SELECT 0 AS scope, NULL AS id UNION ALL SELECT 1, 'des_' || n FROM ${RESOURCES}) AS r`;
}

function ignoredSql(period: number): string {
  return `
    INSERT INTO ignored_rollup (project_id, period, bucket_at, key, source_id, connection_id,
      destination_id, count)
    SELECT $1, ${period}, t.bucket_at, ${KEY}, 'src_' || c.n % ${SOURCES}, 'web_' || c.n, 'des_' || c.n, 7
    FROM ${TIMES(period)} CROSS JOIN ${RESOURCES}`;
}

function executionsSql(period: number): string {
  return `
    INSERT INTO execution_rollup (project_id, period, bucket_at, key, transformation_id, connection_id,
      log_level, count)
    SELECT $1, ${period}, t.bucket_at, ${KEY}, 'trs_' || c.n, 'web_' || c.n, 'info', 7
    FROM ${TIMES(period)} CROSS JOIN ${RESOURCES}`;
}

/** Fills a project's roll-ups with a week of them; returns how many there are. */
export async function fillMetrics(pool: pg.Pool, projectId: string): Promise<number> {
  let rows = 0;
  for (const period of [60, 3_600]) {
    const statements = [
      ...SCOPES.flatMap((scope) => [eventsSql(period, scope), attemptsSql(period, scope)]),
      requestsSql(period, 0),
      requestsSql(period, 1),
      peaksSql(period),
      queuesSql(period),
      ignoredSql(period),
      executionsSql(period),
    ];
    for (const sql of statements) {
      // In the order that the worker's job inserts them in.
      rows += (await pool.query(`${sql} ORDER BY t.bucket_at, 5`, [projectId])).rowCount ?? 0;
    }
  }
  await pool.query("VACUUM ANALYZE");
  return rows;
}
