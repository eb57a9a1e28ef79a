import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  attemptMetricsQuery,
  eventMetricsQuery,
  type MetricsModel,
  requestMetricsQuery,
} from "#lib/schemas/metrics.ts";
import { createTestTraffic, type TestTraffic } from "#lib/testing/test-traffic.ts";
import type { ServiceContext } from "../context.ts";
import { queryAttemptMetrics } from "./query-attempt-metrics.ts";
import { queryEventMetrics } from "./query-event-metrics.ts";
import { queryRequestMetrics } from "./query-request-metrics.ts";

let traffic: TestTraffic;
let startedAt: Date;

/** What a query needs of its context; `projectId` is whose figures are asked for. */
const contextOf = (projectId = "tm_1") =>
  ({ projectId, db: { pool: traffic.pool }, now: () => new Date() }) as unknown as ServiceContext;

type Ask = { granularity?: string; dimensions?: string[]; filters?: object; measures?: string[] };

function input({ granularity, dimensions, filters = {}, measures = ["count"] }: Ask) {
  const date_range = {
    start: startedAt.toISOString(),
    end: new Date(Date.now() + 60_000).toISOString(),
  };
  return { date_range, granularity, dimensions, filters, measures };
}

const events = (ask: Ask, projectId?: string) =>
  queryEventMetrics(contextOf(projectId), eventMetricsQuery.parse(input(ask)));
const requests = (ask: Ask) =>
  queryRequestMetrics(contextOf(), requestMetricsQuery.parse(input(ask)));
const attempts = (ask: Ask) =>
  queryAttemptMetrics(contextOf(), attemptMetricsQuery.parse(input(ask)));

/** Counts rows by one expression, as the answer of a query would put it. */
async function truth(table: string, expression: string, where = "TRUE") {
  const rows = await traffic.rows<{ value: unknown; count: number }>(
    `SELECT ${expression} AS value, count(*)::int AS count FROM ${table} WHERE ${where} GROUP BY 1`,
  );
  return rows.map((row) => JSON.stringify([row.value, row.count])).sort();
}

/** Adds up what an answer says of each value of its one dimension. */
function found({ data }: MetricsModel, dimension: string, measure = "count") {
  const counts = new Map<unknown, number>();
  for (const { dimensions, metrics } of data) {
    const value = dimensions[dimension];
    counts.set(value, (counts.get(value) ?? 0) + (metrics[measure] ?? 0));
  }
  return [...counts].map((entry) => JSON.stringify(entry)).sort();
}

/** What the rows themselves say of a percentile: `response_latency_p95`. */
function exactQuantile(name: string): string {
  const [, latency, percent] = /^(.+)_p(\d+)$/.exec(name) ?? [];
  return `percentile_disc(${Number(percent) / 100}) WITHIN GROUP (ORDER BY ${latency}_ms) AS ${name}`;
}

const total = ({ data }: MetricsModel, measure = "count") =>
  data.reduce((sum, row) => sum + (row.metrics[measure] ?? 0), 0);

describe("metrics of real traffic", () => {
  beforeAll(async () => {
    startedAt = new Date(Date.now() - 5_000);
    traffic = await createTestTraffic();
    await traffic.connect("good", { status: 200, delayMs: 30 });
    await traffic.connect("bad", { status: 500 }, [
      { type: "retry", strategy: "linear", interval: 3_600_000, count: 3 },
    ]);
    await traffic.connect("gone", "reset");
    await traffic.connect("some", { status: 201 }, [{ type: "filter", body: { a: 1 } }]);
    await traffic.connect("later", { status: 200 }, [{ type: "delay", delay: 3_600_000 }]);
    const send = (count: number, body: string) =>
      Promise.all(Array.from({ length: count }, () => traffic.ingest({ body: Buffer.from(body) })));
    await send(20, '{"a":1}');
    await send(5, '{"a":2}');
    await send(3, "{broken");
    await traffic.settled();
    await traffic.pool.query(
      `UPDATE event SET delivery_group = CASE WHEN connection_id = 'web_good' THEN 'north' END,
         cli_id = CASE WHEN connection_id = 'web_gone' THEN 'cli_1' END,
         cli_user_id = CASE WHEN connection_id = 'web_gone' THEN 'usr_1' END`,
    );
    await traffic.pool.query(
      "UPDATE request SET bulk_operation_id = 'bch_1' WHERE id = (SELECT min(id) FROM request)",
    );
    await traffic.folded();
  });
  afterAll(() => traffic.close());

  describe("queryEventMetrics", () => {
    it.each([
      ["status", "status"],
      ["source_id", "source_id"],
      ["webhook_id", "connection_id"],
      ["destination_id", "destination_id"],
      ["delivery_group", "delivery_group"],
      ["error_code", "error_code"],
      ["attempts", "attempts"],
      ["response_status", "response_status"],
      ["event_data_id", "payload_id"],
      ["cli_id", "cli_id"],
      ["cli_user_id", "cli_user_id"],
    ])(
      "counts by %s what the table holds, as one bucket, by minutes and by seconds",
      async (name, column) => {
        const expected = await truth("event", column);
        expect(expected.length).toBeGreaterThan(0);
        for (const granularity of [undefined, "1m", "1h", "1d", "10s"]) {
          const answer = await events({
            dimensions: [name],
            ...(granularity ? { granularity } : {}),
          });
          expect(found(answer, name)).toEqual(expected);
        }
      },
    );

    it.each([
      [{ status: "FAILED" }, "status = 'FAILED'"],
      [{ webhook_id: ["web_good", "web_bad"] }, "connection_id IN ('web_good', 'web_bad')"],
      [{ connection_id: "web_good" }, "connection_id = 'web_good'"],
      [{ destination_id: "des_web_gone" }, "connection_id = 'web_gone'"],
      [{ delivery_group: "" }, "delivery_group IS NULL"],
      [{ delivery_group: ["north", "null"] }, "TRUE"],
      [{ response_status: "500" }, "response_status = 500"],
      [{ error_code: "CONNECTION_RESET" }, "error_code = 'CONNECTION_RESET'"],
      [{ attempts: "0" }, "attempts = 0"],
      [{ cli_id: "cli_1" }, "cli_id = 'cli_1'"],
      [{ cli_user_id: "usr_1" }, "cli_user_id = 'usr_1'"],
      [{ webhook_id: "web_other" }, "FALSE"],
    ])("filters by %j", async (filters, where) => {
      const [row] = await traffic.rows<{ count: number }>(
        `SELECT count(*)::int AS count FROM event WHERE ${where}`,
      );
      for (const granularity of ["1m", "5s"]) {
        expect(total(await events({ filters, granularity }))).toBe(row?.count);
      }
    });

    it("finds the events of one payload", async () => {
      const [event] = await traffic.rows<{ payload_id: string }>("SELECT payload_id FROM event");
      const filters = { event_data_id: event?.payload_id };
      expect(total(await events({ filters }))).toBe(5);
    });

    it("knows every measure", async () => {
      const measures = eventMetricsQuery.shape.measures.parse([
        "count",
        "successful_count",
        "failed_count",
        "scheduled_count",
        "paused_count",
        "error_rate",
        "avg_attempts",
        "scheduled_retry_count",
        "max_count_per_second",
      ]);
      const [expected] = await traffic.rows<Record<string, number>>(
        `SELECT count(*)::int AS count,
           (count(*) FILTER (WHERE status = 'SUCCESSFUL'))::int AS successful_count,
           (count(*) FILTER (WHERE status = 'FAILED'))::int AS failed_count,
           (count(*) FILTER (WHERE status = 'SCHEDULED'))::int AS scheduled_count,
           0 AS paused_count,
           (count(*) FILTER (WHERE status = 'FAILED'))::float8 / count(*) AS error_rate,
           avg(attempts)::float8 AS avg_attempts,
           (count(*) FILTER (WHERE connection_id = 'web_bad'))::int AS scheduled_retry_count,
           (SELECT max(n)::int FROM (SELECT count(*) AS n FROM event
             GROUP BY date_trunc('second', created_at)) s) AS max_count_per_second
         FROM event`,
      );
      const { data } = await events({ measures });
      expect(data).toEqual([{ time_bucket: null, dimensions: {}, metrics: expected }]);
    });

    it.each([
      [{ dimensions: ["webhook_id"] }],
      [{ dimensions: ["source_id"] }],
      [{ filters: { destination_id: "des_web_good" } }],
      [{ dimensions: ["status"] }],
      [{ filters: { webhook_id: ["web_good", "web_bad"] } }],
      [{ dimensions: ["webhook_id"], granularity: "20s" }],
    ])("finds the busiest second of %j", async (ask: Ask) => {
      const { webhook_id: ids, destination_id } = (ask.filters ?? {}) as Record<string, string>;
      const names = { webhook_id: "connection_id", source_id: "source_id", status: "status" };
      const column = names[ask.dimensions?.[0] as keyof typeof names] ?? "NULL";
      const rows = await traffic.rows<{ max: number }>(
        `SELECT max(n)::int AS max FROM (
           SELECT ${column} AS value, count(*) AS n FROM event
           WHERE ($1::text[] IS NULL OR connection_id = ANY($1)) AND ($2::text IS NULL OR destination_id = $2)
           GROUP BY 1, date_trunc('second', created_at)) s GROUP BY value ORDER BY 1`,
        [ids ?? null, destination_id ?? null],
      );
      const { data } = await events({ ...ask, measures: ["max_count_per_second"] });
      const highest = new Map<string, number>();
      for (const { dimensions, metrics } of data) {
        const key = JSON.stringify(dimensions);
        highest.set(key, Math.max(highest.get(key) ?? 0, metrics.max_count_per_second ?? 0));
      }
      const expected = rows.map((row) => row.max);
      expect([...highest.values()].sort((a, b) => a - b)).toEqual(expected);
    });

    it("answers every bucket of the range when nothing is counted apart", async () => {
      const { data, metadata } = await events({
        granularity: "1m",
        measures: ["count", "avg_attempts"],
      });
      expect(data.length).toBeGreaterThanOrEqual(2);
      expect(data.at(-1)?.metrics).toEqual({ count: 0, avg_attempts: 0 });
      expect(data.map((row) => row.time_bucket)).toEqual(
        data.map((row) => row.time_bucket).toSorted(),
      );
      expect(metadata).toMatchObject({
        granularity: "1m",
        row_count: data.length,
        row_limit: 10_000,
      });
      expect(metadata).toMatchObject({ truncated: false });
    });

    it("shows another project nothing of it", async () => {
      for (const granularity of ["1h", "1s"]) {
        expect(total(await events({ granularity }, "tm_other"))).toBe(0);
      }
      expect((await events({ dimensions: ["webhook_id"] }, "tm_other")).data).toEqual([]);
    });
  });

  describe("queryRequestMetrics", () => {
    it.each([
      ["source_id", "source_id"],
      ["rejection_cause", "rejection_cause"],
      ["status", "CASE WHEN rejection_cause IS NULL THEN 'ACCEPTED' ELSE 'REJECTED' END"],
      ["events_count", "events_count"],
      ["ignored_count", "ignored_count"],
      ["bulk_retry_ids", "bulk_operation_id"],
    ])("counts by %s what the table holds", async (name, expression) => {
      const expected = await truth("request", expression);
      for (const granularity of ["1m", "1h", "3s"]) {
        expect(found(await requests({ dimensions: [name], granularity }), name)).toEqual(expected);
      }
    });

    it("knows every measure", async () => {
      const measures = [
        "count",
        "accepted_count",
        "rejected_count",
        "discarded_count",
        "avg_events_per_request",
        "avg_ignored_per_request",
      ];
      await traffic.pool.query("UPDATE connection SET disabled_at = now()");
      await traffic.ingest();
      await traffic.settled();
      await traffic.pool.query("UPDATE connection SET disabled_at = NULL");
      await traffic.folded();
      const expected = {
        count: 29,
        accepted_count: 26,
        rejected_count: 3,
        discarded_count: 1,
        avg_events_per_request: (20 * 5 + 5 * 4) / 29,
        avg_ignored_per_request: (5 + 5) / 29,
      };
      for (const filters of [{}, { source_id: traffic.sourceId }]) {
        const { data } = await requests({ measures, filters });
        expect(data[0]?.metrics).toEqual(expected);
      }
    });

    it.each([
      [{ status: "REJECTED" }, 3],
      [{ rejection_cause: ["UNPARSABLE_JSON", "UNKNOWN"] }, 3],
      [{ events_count: { min: "5" } }, 20],
      [{ events_count: { min: "1", max: "4" } }, 5],
      [{ ignored_count: { max: "0" }, status: "ACCEPTED" }, 20],
      [{ source_id: "src_other" }, 0],
      [{ bulk_retry_ids: ["bch_1", "bch_2"] }, 1],
      [{ bulk_retry_ids: "bch_2" }, 0],
    ])("filters by %j", async (filters, expected) => {
      expect(total(await requests({ filters }))).toBe(expected);
    });
  });

  describe("queryAttemptMetrics", () => {
    it.each([
      ["destination_id", "destination_id"],
      ["delivery_group", "delivery_group"],
      ["event_id", "event_id"],
      ["status", "status"],
      ["error_code", "error_code"],
      ["bulk_retry_id", "bulk_operation_id"],
      ["trigger", "trigger"],
    ])("counts by %s what the table holds", async (name, column) => {
      const expected = await truth("attempt", column);
      for (const granularity of ["1m", "1h", "3s"]) {
        expect(found(await attempts({ dimensions: [name], granularity }), name)).toEqual(expected);
      }
    });

    it("knows every measure, latencies to an eighth", async () => {
      const measures = [
        "count",
        "successful_count",
        "failed_count",
        "delivered_count",
        "error_rate",
        "response_latency_avg",
        "response_latency_max",
        "response_latency_p50",
        "response_latency_p95",
        "response_latency_p99",
        "delivery_latency_avg",
        "delivery_latency_p50",
        "delivery_latency_p95",
        "delivery_latency_p99",
      ] as const;
      const [expected] = await traffic.rows<Record<string, number>>(
        `SELECT count(*)::int AS count,
           (count(*) FILTER (WHERE status = 'SUCCESSFUL'))::int AS successful_count,
           (count(*) FILTER (WHERE status = 'FAILED'))::int AS failed_count,
           count(responded_at)::int AS delivered_count,
           (count(*) FILTER (WHERE status = 'FAILED'))::float8 / count(*) AS error_rate,
           avg(response_latency_ms)::float8 AS response_latency_avg,
           max(response_latency_ms) AS response_latency_max,
           ${measures
             .filter((name) => /_p\d+$/.test(name))
             .map(exactQuantile)
             .join(", ")},
           avg(delivery_latency_ms)::float8 AS delivery_latency_avg
         FROM attempt`,
      );
      const { data } = await attempts({ measures: [...measures] });
      const metrics = data[0]?.metrics ?? {};
      expect(Object.keys(metrics).sort()).toEqual([...measures].sort());
      for (const [name, value] of Object.entries(expected ?? {})) {
        const isQuantile = /_p\d+$/.test(name);
        if (!isQuantile) expect(metrics[name], name).toBeCloseTo(value, 9);
        const difference = Math.abs(Number(metrics[name]) - value);
        if (isQuantile) expect(difference, name).toBeLessThanOrEqual(value / 8 + 1);
      }
    });

    it.each(["response_latency_p95", "delivery_latency_p95"] as const)(
      "gives each destination a %s of its own",
      async (measure) => {
        const expected = await traffic.rows<{ id: string } & Record<typeof measure, number>>(
          `SELECT destination_id AS id, ${exactQuantile(measure)} FROM attempt GROUP BY 1`,
        );
        expect(expected).toHaveLength(4);
        const { data } = await attempts({ dimensions: ["destination_id"], measures: [measure] });
        for (const { id, [measure]: exact } of expected) {
          const found = data.find(({ dimensions }) => dimensions.destination_id === id);
          expect(Math.abs((found?.metrics[measure] ?? 0) - exact), id).toBeLessThanOrEqual(
            exact / 8 + 1,
          );
        }
        const bySecond = await attempts({
          granularity: "1s",
          dimensions: ["destination_id"],
          measures: [measure],
        });
        expect(new Set(bySecond.data.map((row) => row.dimensions.destination_id)).size).toBe(4);
      },
    );

    it.each([
      [{ destination_id: ["des_web_good", "des_web_bad"] }, 50],
      [{ delivery_group: [""] }, 95],
      [{ status: "FAILED" }, 50],
      [{ error_code: "CONNECTION_RESET" }, 25],
      [{ trigger: "INITIAL" }, 95],
      [{ trigger: "MANUAL" }, 0],
      [{ event_id: "evt_other" }, 0],
      [{ bulk_retry_id: "bch_other" }, 0],
    ])("filters by %j", async (filters, expected) => {
      expect(total(await attempts({ filters }))).toBe(expected);
    });

    it("finds the attempts of one event", async () => {
      const [event] = await traffic.rows<{ id: string }>(
        "SELECT id FROM event WHERE connection_id = 'web_bad'",
      );
      const { data } = await attempts({
        filters: { event_id: event?.id },
        measures: ["count", "failed_count", "response_latency_p99"],
      });
      expect(data[0]?.metrics).toMatchObject({ count: 1, failed_count: 1 });
    });
  });
});
