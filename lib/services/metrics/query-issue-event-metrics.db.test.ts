import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ID_PREFIXES, newId } from "#lib/domain/ids.ts";
import {
  eventMetricsQuery,
  issueEventMetricsQuery,
  transformationMetricsQuery,
} from "#lib/schemas/metrics.ts";
import { createTestApi, type TestApi } from "#lib/testing/test-api.ts";
import { insertEvent } from "#lib/testing/test-rows.ts";
import type { ServiceContext } from "../context.ts";
import { foldMetrics } from "./fold-metrics.ts";
import { queryEventMetrics } from "./query-event-metrics.ts";
import { queryIssueEventMetrics } from "./query-issue-event-metrics.ts";
import { queryTransformationMetrics } from "./query-transformation-metrics.ts";

const AT = Date.parse("2026-11-23T09:10:00Z");
const date_range = { start: "2026-11-23T09:00:00Z", end: "2026-11-23T10:00:00Z" };
let api: TestApi;
const issues: Record<string, string> = {};

async function addIssue(name: string, keys: object, type = "delivery") {
  const id = newId(ID_PREFIXES.issue, AT);
  issues[name] = id;
  await api.ctx.db.prisma.issue.create({
    data: {
      id,
      projectId: api.project.id,
      type,
      aggregationKeys: keys,
      aggregationHash: Buffer.from(name),
      openedAt: new Date(AT),
      firstSeenAt: new Date(AT),
      lastSeenAt: new Date(AT),
    },
  });
}

async function fail(connectionId: string, count: number, row: object) {
  const owner = {
    projectId: api.project.id,
    sourceId: `src_${connectionId}`,
    connectionId,
    destinationId: `des_${connectionId}`,
  };
  for (let at = 0; at < count; at += 1) {
    await insertEvent(api.ctx.db.pool, owner, AT + at * 1_000, { status: "FAILED", ...row });
  }
}

async function execute(transformationId: string, logLevel: string, issueId: string | null = null) {
  await api.ctx.db.pool.query(
    `INSERT INTO execution (id, project_id, transformation_id, transformation_version, connection_id,
       request_id, original_payload_id, issue_id, log_level, created_at)
     VALUES ($1, $2, $3, 1, 'web_1', 'req_1', 'edt_1', $4, $5, $6)`,
    [newId("reqt", AT), api.project.id, transformationId, issueId, logLevel, new Date(AT)],
  );
}

const byIssue = async (ask: object, ctx: ServiceContext = api.ctx) => {
  const query = issueEventMetricsQuery.parse({ date_range, measures: "count", ...ask });
  const { data } = await queryIssueEventMetrics(ctx, query);
  return data.map((row) => [...Object.values(row.dimensions), row.metrics.count]);
};

describe("queryIssueEventMetrics", () => {
  beforeAll(async () => {
    api = await createTestApi();
    await addIssue("status", { webhook_id: ["web_1"], response_status: [500, 502] });
    await addIssue("code", { webhook_id: ["web_1", "web_2"], error_code: ["TIMEOUT"] });
    await addIssue("both", {
      webhook_id: ["web_2"],
      response_status: [null],
      error_code: ["TIMEOUT"],
    });
    await addIssue("pressure", { destination_id: ["des_web_2"] }, "backpressure");
    await addIssue("requests", { source_id: ["src_web_1"] }, "request");
    await fail("web_1", 3, { response_status: 500 });
    await fail("web_1", 2, { response_status: 404 });
    await fail("web_1", 4, { error_code: "TIMEOUT" });
    await fail("web_2", 5, { error_code: "TIMEOUT" });
    await fail("web_2", 6, { response_status: 500 });
    await foldMetrics(api.ctx.db.pool);
  });
  afterAll(() => api.close());

  it.each([undefined, "1m", "10s"])("counts the events of issues, by %s", async (granularity) => {
    const ids = [issues.status, issues.code];
    const rows = await byIssue({
      filters: { issue_id: ids },
      dimensions: ["issue_id", "webhook_id"],
      ...(granularity ? { granularity } : {}),
    });
    const sums = new Map<string, number>();
    for (const [issue, connection, count] of rows) {
      const key = `${issue} ${connection}`;
      sums.set(key, (sums.get(key) ?? 0) + Number(count));
    }
    expect(sums).toEqual(
      new Map([
        [`${issues.status} web_1`, 3],
        [`${issues.code} web_1`, 4],
        [`${issues.code} web_2`, 5],
      ]),
    );
  });

  it("asks for all that an issue is about, and for no value where it says so", async () => {
    expect(await byIssue({ filters: { issue_id: issues.both } })).toEqual([[5]]);
  });

  it("counts what was made for a destination under pressure", async () => {
    const { pool } = api.ctx.db;
    await pool.query("INSERT INTO source (id, project_id, name) VALUES ('src_web_2', $1, 'two')", [
      api.project.id,
    ]);
    await pool.query(
      "INSERT INTO destination (id, project_id, name) VALUES ('des_web_2', $1, 'two')",
      [api.project.id],
    );
    await pool.query(
      `INSERT INTO connection (id, project_id, source_id, destination_id)
       VALUES ('web_2', $1, 'src_web_2', 'des_web_2')`,
      [api.project.id],
    );
    const filters = { issue_id: issues.pressure };
    expect(await byIssue({ filters, granularity: "1h" })).toEqual([[11]]);
    await pool.query(
      "UPDATE issue SET last_seen_at = now() - interval '10 years' WHERE type = 'backpressure'",
    );
    expect(await byIssue({ filters })).toEqual([[0]]);
  });

  it("restricts them to resources", async () => {
    const filters = { issue_id: issues.code, destination_id: "des_web_2" };
    expect(await byIssue({ filters })).toEqual([[5]]);
    expect(await byIssue({ filters: { issue_id: issues.code, source_id: "src_1" } })).toEqual([
      [0],
    ]);
  });

  it("knows no events of other issues, nor of another project's", async () => {
    expect(await byIssue({ filters: { issue_id: issues.requests } })).toEqual([[0]]);
    expect(await byIssue({ filters: { issue_id: "iss_unknown" } })).toEqual([[0]]);
    const foreign = { ...api.foreign, now: api.ctx.now };
    expect(await byIssue({ filters: { issue_id: issues.code } }, foreign)).toEqual([[0]]);
  });

  it("agrees with the filter of /metrics/events", async () => {
    const count = async (...names: string[]) => {
      const filters = { issue_ids: names.map((name) => issues[name]) };
      const query = eventMetricsQuery.parse({ date_range, measures: "count", filters });
      return (await queryEventMetrics(api.ctx, query)).data[0]?.metrics.count;
    };
    expect(await count("status")).toBe(3);
    expect(await count("status", "code")).toBe(12);
    expect(await count("requests")).toBe(0);
  });
});

describe("queryTransformationMetrics", () => {
  beforeAll(async () => {
    api = await createTestApi();
    for (const level of ["info", "debug", "warn", "error", "fatal", "fatal"]) {
      await execute("trs_1", level);
    }
    await execute("trs_2", "info");
    await foldMetrics(api.ctx.db.pool);
    await api.ctx.db.pool.query(
      "UPDATE execution SET issue_id = 'iss_1' WHERE log_level = 'fatal'",
    );
    await foldMetrics(api.ctx.db.pool);
  });
  afterAll(() => api.close());

  const runs = async (ask: object) => {
    const query = transformationMetricsQuery.parse({ date_range, measures: "count", ...ask });
    const { data } = await queryTransformationMetrics(api.ctx, query);
    return data.map((row) => [...Object.values(row.dimensions), ...Object.values(row.metrics)]);
  };

  it("knows every measure", async () => {
    const measures = [
      "count",
      "successful_count",
      "failed_count",
      "error_rate",
      "error_count",
      "warn_count",
      "info_count",
      "debug_count",
    ];
    expect(await runs({ measures, dimensions: ["transformation_id"] })).toEqual([
      ["trs_1", 6, 4, 2, 2 / 6, 1, 1, 1, 1],
      ["trs_2", 1, 1, 0, 0, 0, 0, 1, 0],
    ]);
  });

  it("filters, and follows a run to its issue", async () => {
    expect(await runs({ filters: { transformation_id: ["trs_1", "trs_2"] } })).toEqual([[7]]);
    expect(await runs({ filters: { log_level: "warn" } })).toEqual([[1]]);
    expect(await runs({ filters: { connection_id: "web_2" } })).toEqual([[0]]);
    expect(await runs({ filters: { issue_id: "iss_1" } })).toEqual([[2]]);
    expect(await runs({ dimensions: ["issue_id"] })).toEqual([
      ["iss_1", 2],
      [null, 5],
    ]);
    expect(
      await runs({ dimensions: ["log_level"], filters: { issue_id: "iss_1" }, granularity: "1s" }),
    ).toEqual([["fatal", 2]]);
  });
});
