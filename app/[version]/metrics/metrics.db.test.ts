import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { prepareQueues } from "#lib/adapters/queue.ts";
import type { ApiRoute } from "#lib/api/handle.ts";
import { getWebDatabase } from "#lib/api/web-database.ts";
import { metricsModel } from "#lib/schemas/metrics.ts";
import { hashApiKey } from "#lib/services/api-keys/api-key-secret.ts";
import { foldMetrics } from "#lib/services/metrics/fold-metrics.ts";
import { parseExposition } from "#lib/testing/parse-exposition.ts";
import { createTestInstallation, type TestInstallation } from "#lib/testing/test-installation.ts";
import { insertRequest } from "#lib/testing/test-rows.ts";
import * as attempts from "./attempts/route.ts";
import * as events from "./events/route.ts";
import * as eventsByIssue from "./events-by-issue/route.ts";
import * as pending from "./events-pending-timeseries/route.ts";
import * as ignoredEvents from "./ignored-events/route.ts";
import * as prometheus from "./prometheus/route.ts";
import * as queueDepth from "./queue-depth/route.ts";
import * as requests from "./requests/route.ts";
import * as transformations from "./transformations/route.ts";

const RANGE = "date_range[start]=2026-11-16T00:00:00Z&date_range[end]=2026-11-23T00:00:00Z";
const AT = Date.parse("2026-11-20T10:00:00Z");
let installation: TestInstallation;

async function addKey(secret: string, projectId: string, role: "admin" | "viewer") {
  const { prisma } = installation.ctx.db;
  const project = await prisma.project.findUniqueOrThrow({ where: { id: projectId } });
  await prisma.apiKey.create({
    data: {
      id: `apk_${secret}`,
      organizationId: project.organizationId,
      projectId,
      kind: "project",
      label: secret,
      keyHash: hashApiKey(secret),
      keyHint: secret,
      role,
    },
  });
}

async function ask(route: ApiRoute, query: string, key: string | null = "viewer") {
  const url = `http://localhost:3000/2026-09-01${route.contract.path}?${query}`;
  const headers: Record<string, string> = key ? { authorization: `Bearer ${key}` } : {};
  const response = await route(new Request(encodeURI(url), { headers }), {
    params: Promise.resolve({ version: "2026-09-01" }),
  });
  const text = await response.text();
  return { response, text, status: response.status };
}

/** The sentences of a refusal. */
async function faults(route: ApiRoute, query: string) {
  const { status, text } = await ask(route, query);
  return { status, data: JSON.parse(text).data };
}

const GOOD: [string, ApiRoute, string][] = [
  ["requests", requests.GET, "measures[]=count"],
  ["events", events.GET, "measures[]=count"],
  ["attempts", attempts.GET, "measures[]=count"],
  ["events-by-issue", eventsByIssue.GET, "measures[]=count&filters[issue_id]=iss_1"],
  ["ignored-events", ignoredEvents.GET, "measures[]=count"],
  ["queue-depth", queueDepth.GET, "measures[]=max_depth"],
  ["transformations", transformations.GET, "measures[]=count"],
  ["events-pending-timeseries", pending.GET, "measures[]=count"],
];

describe("metrics", () => {
  beforeAll(async () => {
    installation = await createTestInstallation();
    const { url } = installation.database;
    await prepareQueues(url);
    process.env.DATABASE_URL = url;
    process.env.SLUICE_SECRET_KEY = installation.ctx.secretKey;
    const { project, ctx } = installation;
    await addKey("viewer", project.id, "viewer");
    await addKey("foreign", (await installation.addProject({ isForeign: true })).id, "admin");
    const source = { id: "src_metrics", projectId: project.id, name: "metrics" };
    await ctx.db.prisma.source.create({ data: source });
    const owner = { projectId: project.id, sourceId: source.id };
    for (const row of [{}, {}, { rejection_cause: "UNPARSABLE_JSON", routed_at: new Date(AT) }]) {
      await insertRequest(ctx.db.pool, owner, AT, { row });
    }
    await foldMetrics(ctx.db.pool);
  });
  afterAll(async () => {
    await getWebDatabase().close();
    await installation.close();
  });

  it.each(GOOD)(
    "/metrics/%s answers a viewer in the shape of its contract",
    async (_, route, query) => {
      const { status, text } = await ask(route, `${RANGE}&${query}&granularity=1d`);
      expect(status).toBe(200);
      const answer = metricsModel.strict().parse(JSON.parse(text));
      expect(answer.data.map((row) => row.time_bucket)).toEqual(
        ["16", "17", "18", "19", "20", "21", "22"].map((day) => `2026-11-${day}T00:00:00.000Z`),
      );
      expect(answer.metadata).toMatchObject({ granularity: "1d", row_count: 7, truncated: false });
    },
  );

  it.each(GOOD)("/metrics/%s wants a key", async (_, route, query) => {
    expect((await ask(route, `${RANGE}&${query}`, null)).status).toBe(401);
  });

  it("counts nothing of another project", async () => {
    const query = `${RANGE}&measures[]=count&filters[source_id]=src_metrics`;
    const count = async (key: string) =>
      JSON.parse((await ask(requests.GET, query, key)).text).data[0].metrics.count;
    expect([await count("viewer"), await count("foreign")]).toEqual([3, 0]);
  });

  it("understands lists in all spellings", async () => {
    for (const measures of [
      "measures[]=count&measures[]=rejected_count",
      "measures[0]=count&measures[1]=rejected_count",
      "measures=count&measures=rejected_count",
    ]) {
      const { text } = await ask(requests.GET, `${RANGE}&${measures}`);
      expect(JSON.parse(text).data).toEqual([
        { time_bucket: null, dimensions: {}, metrics: { count: 3, rejected_count: 1 } },
      ]);
    }
  });

  it("says when there are more buckets than rows in an answer", async () => {
    const { text } = await ask(requests.GET, `${RANGE}&measures=count&granularity=1m`);
    const { data, metadata } = JSON.parse(text);
    expect(data).toHaveLength(10_000);
    expect(data[0].time_bucket).toBe("2026-11-16T00:00:00.000Z");
    expect(metadata).toMatchObject({ row_count: 10_000, row_limit: 10_000, truncated: true });
    expect(metadata.warning).toContain("10000 rows");
  });

  it.each([
    ["measures=count", ["date_range is required"]],
    ["date_range[start]=2026-11-16&measures=count", ["date_range.end is required"]],
    [
      "date_range[start]=2026-11-16&date_range[end]=soon&measures=count",
      ["date_range.end must be an ISO date"],
    ],
    [
      "date_range[start]=2026-11-16&date_range[end]=2026-11-16&measures=count",
      ["date_range.end must be later than date_range.start"],
    ],
    [RANGE, ["measures is required"]],
    [
      `${RANGE}&measures=many`,
      [
        "measures must be one of [count, accepted_count, rejected_count, discarded_count, avg_events_per_request, avg_ignored_per_request]",
      ],
    ],
    [
      `${RANGE}&measures=count&dimensions=webhook_id`,
      [
        "dimensions must be one of [source_id, rejection_cause, status, bulk_retry_ids, events_count, ignored_count]",
      ],
    ],
    [
      `${RANGE}&measures=count&granularity=5x`,
      ['granularity with value "5x" fails to match the required pattern: /^(\\d+)(s|m|h|d|w|M)$/'],
    ],
    [`${RANGE}&measures=count&granularity=90m`, ["granularity must be between 1m and 60m"]],
    [`${RANGE}&measures=count&granularity=0h`, ["granularity must be between 1h and 24h"]],
    [`${RANGE}&measures=count&filters[color]=red`, ["filters.color is not allowed"]],
    [
      `${RANGE}&measures=count&filters[status]=LOST`,
      ["filters.status must be one of [ACCEPTED, REJECTED]"],
    ],
    [
      `${RANGE}&measures=count&filters[events_count][min]=-1`,
      ["filters.events_count.min must be an integer"],
    ],
  ])("refuses %s", async (query, sentences) => {
    expect(await faults(requests.GET, query)).toEqual({ status: 422, data: sentences });
  });

  it("wants an issue where events are counted by issue", async () => {
    expect(await faults(eventsByIssue.GET, `${RANGE}&measures=count`)).toEqual({
      status: 422,
      data: ["filters is required"],
    });
    expect(await faults(eventsByIssue.GET, `${RANGE}&measures=count&filters[source_id]=a`)).toEqual(
      {
        status: 422,
        data: ["filters.issue_id is required"],
      },
    );
  });

  it("serves Prometheus its format, to keys of the project only", async () => {
    const { response, text } = await ask(prometheus.GET, "");
    expect(response.headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
    const sum = (body: string) =>
      [...(parseExposition(body).get("hookdeck_requests_total")?.samples ?? [])].reduce(
        (all, [, value]) => all + value,
        0,
      );
    expect(sum(text)).toBe(6);
    expect(sum((await ask(prometheus.GET, "", "foreign")).text)).toBe(0);
    expect((await ask(prometheus.GET, "", null)).status).toBe(401);
  });
});
