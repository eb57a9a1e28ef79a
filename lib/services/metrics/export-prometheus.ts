import type { Pool } from "pg";
import { type MetricFamily, renderExposition } from "#lib/domain/metrics/exposition.ts";
import { MINUTE_S } from "#lib/domain/metrics/roll-up-tiers.ts";
import type { ServiceContext } from "../context.ts";

/** Latencies are averages of the minutes since then. */
const RECENT_MS = 5 * 60 * 1_000;
/** A sample that is older says nothing about now. */
const SAMPLED_MS = 2 * 60 * 1_000;

type Row = { labels: Record<string, string>; value: string };

const PLACE = "'project', p.name, 'organization', o.name";
const PROJECT = "JOIN project p ON p.id = $1 JOIN organization o ON o.id = p.organization_id";
const OF_SOURCE = `json_build_object('source_id', s.id, 'source_name', s.name, ${PLACE})`;
const OF_DESTINATION = `json_build_object('destination_id', d.id, 'destination_name', d.name, ${PLACE})`;
const OF_CONNECTION = `json_build_object('webhook_id', c.id,
  'connection_name', coalesce(c.name, s.name || ' -> ' || d.name), 'source_id', s.id,
  'source_name', s.name, 'destination_id', d.id, 'destination_name', d.name, ${PLACE})`;
const CONNECTIONS = `connection c JOIN source s ON s.id = c.source_id
  JOIN destination d ON d.id = c.destination_id`;

/** One row for each resource and status, from zero on; a resource that is gone keeps what it counted. */
function totals(metric: string, labels: string, from: string, table: string, statuses: string[]) {
  const values = statuses.map((status) => `('${status}')`).join(", ");
  return `
    SELECT jsonb_build_object('status', v.status) || ${labels}::jsonb AS labels, coalesce(t.count, 0) AS value
    FROM ${from} ${PROJECT} CROSS JOIN (VALUES ${values}) AS v (status)
    LEFT JOIN metric_total t ON t.project_id = $1 AND t.metric = '${metric}'
      AND t.resource_id = ${table}.id AND t.status = v.status
    WHERE ${table}.project_id = $1 AND (${table}.deleted_at IS NULL OR t.count IS NOT NULL)
    ORDER BY ${table}.id, v.status`;
}

const REQUESTS = totals("requests", OF_SOURCE, "source s", "s", ["total", "accepted", "rejected"]);
const EVENTS = totals("events", OF_CONNECTION, CONNECTIONS, "c", [
  "total",
  "successful",
  "failed",
  "ignored",
]);
const ATTEMPTS = totals("attempts", OF_DESTINATION, "destination d", "d", [
  "total",
  "delivered",
  "failed",
]);

const PENDING = `
  SELECT ${OF_CONNECTION} AS labels,
    (SELECT coalesce(sum(count), 0) FROM event_backlog b
     WHERE b.project_id = $1 AND b.connection_id = c.id AND b.status = 'QUEUED') AS value
  FROM ${CONNECTIONS} ${PROJECT} WHERE c.project_id = $1 AND c.deleted_at IS NULL ORDER BY c.id`;

const DEPTH = `
  SELECT ${OF_DESTINATION} AS labels,
    (SELECT coalesce(sum(count), 0) FROM event_backlog b
     WHERE b.project_id = $1 AND b.destination_id = d.id AND b.status = 'QUEUED') AS value
  FROM destination d ${PROJECT} WHERE d.project_id = $1 AND d.deleted_at IS NULL ORDER BY d.id`;

const OLDEST = `
  SELECT ${OF_DESTINATION} AS labels, coalesce((
    SELECT q.max_age_ms FROM queue_sample q WHERE q.project_id = $1 AND q.scope = 1
      AND q.period = ${MINUTE_S} AND q.bucket_at >= $2 AND q.destination_id = d.id
    ORDER BY q.bucket_at DESC LIMIT 1), 0) AS value
  FROM destination d ${PROJECT} WHERE d.project_id = $1 AND d.deleted_at IS NULL ORDER BY d.id`;

/** A destination without a recent answer has no latency, rather than one of zero. */
const LATENCY = `
  SELECT ${OF_DESTINATION} AS labels, r.value
  FROM destination d ${PROJECT} JOIN (
    SELECT destination_id, sum(response_ms)::float8 / sum(response_count) AS value FROM attempt_rollup
    WHERE project_id = $1 AND scope = 1 AND period = ${MINUTE_S} AND bucket_at >= $2
    GROUP BY 1 HAVING sum(response_count) > 0
  ) r ON r.destination_id = d.id
  WHERE d.project_id = $1 AND d.deleted_at IS NULL ORDER BY d.id`;

async function family(
  pool: Pool,
  about: Omit<MetricFamily, "samples">,
  sql: string,
  values: unknown[],
): Promise<MetricFamily> {
  const { rows } = await pool.query<Row>(sql, values);
  const samples = rows.map(({ labels, value }) => ({ labels, value: Number(value) }));
  return { ...about, name: `hookdeck_${about.name}`, samples };
}

const counter = (name: string, help: string) => ({ name, help, type: "counter" as const });
const gauge = (name: string, help: string) => ({ name, help, type: "gauge" as const });

/**
 * Writes the figures of a project for Prometheus. Counters go on from where they were whatever restarts;
 * an outcome counts each time it comes about, such as a failure after a retry.
 */
export async function exportPrometheus(ctx: ServiceContext): Promise<string> {
  const { projectId } = ctx;
  const { pool } = ctx.db;
  const nowMs = ctx.now().getTime();
  const since = (ms: number) => [projectId, new Date(nowMs - ms)];
  const all = [
    [counter("requests_total", "Requests received"), REQUESTS, [projectId]],
    [
      counter("events_total", "Events by outcome; ignored: requests that led to none"),
      EVENTS,
      [projectId],
    ],
    [counter("attempts_total", "Attempts by outcome"), ATTEMPTS, [projectId]],
    [
      gauge("pending_events", "Events of a connection that wait for delivery"),
      PENDING,
      [projectId],
    ],
    [gauge("queue_depth", "Events of a destination that wait for delivery"), DEPTH, [projectId]],
    [
      gauge("oldest_pending_ms", "How long the oldest of them has waited"),
      OLDEST,
      since(SAMPLED_MS),
    ],
    [gauge("response_latency_avg_ms", "Average time to an answer"), LATENCY, since(RECENT_MS)],
  ] as const;
  const families = [];
  for (const [about, sql, values] of all) {
    families.push(await family(pool, about, sql, [...values]));
  }
  return renderExposition(families);
}
