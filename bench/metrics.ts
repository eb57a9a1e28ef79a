import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { type Latencies, summarize } from "./latencies.ts";
import { describeMachine } from "./machine.ts";
import { CONNECTIONS, DAYS, fillMetrics } from "./metric-data.ts";
import { type Product, startProduct } from "./product.ts";

const RESULTS = fileURLToPath(new URL("results-metrics.json", import.meta.url));
const DAY_MS = 24 * 60 * 60 * 1_000;
const HOUR_MS = 60 * 60 * 1_000;
const AIM_MS = 200;
const WARM_UPS = 2;
const CALLS = 12;
const ISSUE = "iss_bench";

type Measured = { what: string; path: string; rows: number; latencies: Latencies };

const EVENTS = "measures[]=count&measures[]=error_rate&measures[]=avg_attempts";
const LATENCIES =
  "measures[]=response_latency_avg&measures[]=response_latency_p95&measures[]=delivery_latency_p95";

/** What screens and monitors ask for over a week, and what is hardest to answer. */
const QUERIES: [what: string, path: string, sinceMs: number][] = [
  ["events by the hour", `events?granularity=1h&${EVENTS}`, DAYS * DAY_MS],
  [
    "events by day and connection",
    `events?granularity=1d&dimensions=webhook_id&${EVENTS}`,
    DAYS * DAY_MS,
  ],
  ["events by connection", `events?dimensions=webhook_id&${EVENTS}`, DAYS * DAY_MS],
  [
    "events by hour and source",
    `events?granularity=1h&dimensions=source_id&${EVENTS}`,
    DAYS * DAY_MS,
  ],
  [
    "events by status and answer",
    `events?granularity=1h&dimensions[]=status&dimensions[]=response_status&${EVENTS}`,
    DAYS * DAY_MS,
  ],
  [
    "events of a destination",
    `events?granularity=1h&filters[destination_id]=des_7&${EVENTS}`,
    DAYS * DAY_MS,
  ],
  ["events by the minute", `events?granularity=1m&${EVENTS}`, DAYS * DAY_MS],
  ["events by 15 minutes", `events?granularity=15m&${EVENTS}`, DAYS * DAY_MS],
  [
    "events of a connection by 15 minutes, a day",
    `events?granularity=15m&filters[webhook_id]=web_7&${EVENTS}`,
    DAY_MS,
  ],
  [
    "events of a connection by 15 minutes",
    `events?granularity=15m&filters[webhook_id]=web_7&${EVENTS}`,
    DAYS * DAY_MS,
  ],
  [
    "events by minute and connection, an hour",
    `events?granularity=1m&dimensions=webhook_id&${EVENTS}`,
    HOUR_MS,
  ],
  [
    "busiest seconds by the hour",
    "events?granularity=1h&measures=max_count_per_second",
    DAYS * DAY_MS,
  ],
  [
    "busiest second of connections",
    "events?dimensions=webhook_id&measures=max_count_per_second",
    DAYS * DAY_MS,
  ],
  ["attempts by the hour", `attempts?granularity=1h&${LATENCIES}`, DAYS * DAY_MS],
  ["attempts by destination", `attempts?dimensions=destination_id&${LATENCIES}`, DAYS * DAY_MS],
  [
    "attempts by day and destination",
    `attempts?granularity=1d&dimensions=destination_id&${LATENCIES}`,
    DAYS * DAY_MS,
  ],
  [
    "attempts of a destination",
    `attempts?granularity=1h&filters[destination_id]=des_7&${LATENCIES}`,
    DAYS * DAY_MS,
  ],
  [
    "requests by the hour",
    "requests?granularity=1h&measures[]=count&measures[]=discarded_count",
    DAYS * DAY_MS,
  ],
  [
    "requests by hour and source",
    "requests?granularity=1h&dimensions=source_id&measures=count",
    DAYS * DAY_MS,
  ],
  [
    "queue depth by the hour",
    "queue-depth?granularity=1h&measures[]=max_depth&measures[]=max_age",
    DAYS * DAY_MS,
  ],
  [
    "queue depth by destination",
    "queue-depth?granularity=1h&dimensions=destination_id&measures=max_depth",
    DAYS * DAY_MS,
  ],
  [
    "pending events by the hour",
    "events-pending-timeseries?granularity=1h&measures=count",
    DAYS * DAY_MS,
  ],
  [
    "ignored events by hour and connection",
    "ignored-events?granularity=1h&dimensions=webhook_id&measures=count",
    DAYS * DAY_MS,
  ],
  ["transformations by hour", "transformations?granularity=1h&measures=count", DAYS * DAY_MS],
  [
    "events of an issue",
    `events-by-issue?granularity=1h&filters[issue_id]=${ISSUE}&measures=count`,
    DAYS * DAY_MS,
  ],
];

async function measure(
  product: Product,
  [what, query, sinceMs]: (typeof QUERIES)[number],
): Promise<Measured> {
  const now = Date.now();
  const iso = (ms: number) => new Date(ms).toISOString();
  const path = `/metrics/${query}&date_range[start]=${iso(now - sinceMs)}&date_range[end]=${iso(now)}`;
  const took: number[] = [];
  let rows = 0;
  for (let at = -WARM_UPS; at < CALLS; at += 1) {
    const startedAt = performance.now();
    const answer = await product.call<{ data: unknown[] }>("GET", path);
    if (at >= 0) took.push(performance.now() - startedAt);
    rows = answer.data.length;
  }
  const latencies = summarize(took);
  if (!latencies) throw new Error("nothing was measured");
  return { what, path, rows, latencies };
}

/** Measures the metrics endpoints over a week of roll-ups of many busy connections. */
export async function benchMetrics(say: (line: string) => void): Promise<void> {
  say("starting the product and its Postgres");
  const product = await startProduct();
  try {
    const { projectId } = await product.connect("metrics", "http://127.0.0.1:9/");
    say(`filling ${DAYS} days of ${CONNECTIONS} busy connections`);
    const rows = await fillMetrics(product.pool, projectId);
    await product.pool.query(
      `INSERT INTO issue (id, project_id, type, aggregation_keys, aggregation_hash, opened_at,
         first_seen_at, last_seen_at)
       VALUES ($1, $2, 'delivery', $3, '', now(), now(), now())`,
      [ISSUE, projectId, { webhook_id: ["web_7"], response_status: [500], error_code: [] }],
    );
    say(`${rows.toLocaleString("en")} roll-ups`);
    const measured: Measured[] = [];
    for (const query of QUERIES) {
      const one = await measure(product, query);
      measured.push(one);
      const { p50, max } = one.latencies;
      const mark = max <= AIM_MS ? "" : p50 <= AIM_MS ? "  (aim missed once)" : "  (aim missed)";
      say(
        `${one.what}: ${one.rows} rows, p50 ${p50.toFixed(0)} ms, max ${max.toFixed(0)} ms${mark}`,
      );
    }
    const machine = await describeMachine(product.pool);
    const results = {
      at: new Date().toISOString(),
      machine,
      rollUps: rows,
      aimMs: AIM_MS,
      measured,
    };
    await writeFile(RESULTS, `${JSON.stringify(results, null, 2)}\n`);
  } finally {
    await product.stop();
  }
}
