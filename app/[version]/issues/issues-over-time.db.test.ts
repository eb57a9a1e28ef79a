import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestRoutes, type TestRoutes } from "#lib/testing/test-routes.ts";
import { insertIssue } from "#lib/testing/test-rows.ts";
import * as count from "./count/route.ts";
import * as histogram from "./histogram/route.ts";
import * as all from "./route.ts";

const NOW = Date.parse("2026-11-23T09:00:00Z");
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const at = (ms: number) => new Date(NOW + ms).toISOString();

let api: TestRoutes;
let codes = 400;
let open: string;
let resolved: string;

/** Adds an issue that occurred at these times, so often each. */
async function addIssue(
  row: Record<string, unknown>,
  times: readonly (readonly [ms: number, count: number])[],
  projectId = api.project.id,
): Promise<string> {
  codes += 1;
  const { pool } = api.ctx.db;
  const keys = { webhook_id: ["web_1"], response_status: [codes], error_code: [] };
  const reference = { event_id: "evt_1", attempt_id: "atm_1" };
  const issue = { projectId, type: "delivery" as const, aggregation_keys: keys, reference };
  const ms = times.map(([each]) => each);
  const id = await insertIssue(pool, issue, NOW, {
    first_seen_at: at(Math.min(...ms)),
    last_seen_at: at(Math.max(...ms)),
    ...row,
  });
  for (const [time, count] of times) {
    const minute = new Date(Math.floor((NOW + time) / MINUTE_MS) * MINUTE_MS);
    await pool.query(
      "INSERT INTO issue_occurrence (issue_id, bucket_at, project_id, count) VALUES ($1, $2, $3, $4)",
      [id, minute, projectId, count],
    );
  }
  return id;
}

beforeAll(async () => {
  api = await createTestRoutes();
  const early = [-50 * HOUR_MS, 3] as const;
  open = await addIssue({}, [early, [-HOUR_MS + 30_000, 5], [-10 * MINUTE_MS, 2]]);
  resolved = await addIssue({ status: "RESOLVED" }, [
    [-30 * HOUR_MS, 7],
    [-20 * HOUR_MS, 1],
  ]);
  await addIssue({ dismissed_at: at(0) }, [[-HOUR_MS, 100]]);
  await addIssue({}, [[-HOUR_MS, 1_000]], "tm_other");
});
afterAll(() => api.close());

const range = (fromMs: number, toMs: number) =>
  `?occurred_at[gte]=${at(fromMs)}&occurred_at[lte]=${at(toMs)}`;

async function counts(query: string): Promise<Record<string, number>> {
  const { status, body } = await api.call(histogram.GET, { query });
  expect(status, JSON.stringify(body)).toBe(200);
  const sums: Record<string, number> = {};
  for (const bucket of body.buckets) {
    for (const [name, value] of Object.entries<number>(bucket.counts)) {
      sums[name] = (sums[name] ?? 0) + value;
    }
  }
  expect(Object.values(sums).reduce((sum, value) => sum + value, 0)).toBe(body.total);
  return sums;
}

async function ids(query: string): Promise<string[]> {
  const { status, body } = await api.call(all.GET, { query });
  expect(status, JSON.stringify(body)).toBe(200);
  expect((await api.call(count.GET, { query })).body.count).toBe(body.count);
  return body.models.map(({ id }: { id: string }) => id).sort();
}

describe("GET /issues/histogram", () => {
  it("counts occurrences of the listed issues by the status that they are in", async () => {
    expect(await counts(range(-100 * HOUR_MS, 0))).toEqual({ OPENED: 10, RESOLVED: 8 });
    expect(await counts(`${range(-100 * HOUR_MS, 0)}&status=RESOLVED`)).toEqual({ RESOLVED: 8 });
    const dismissed = `${range(-100 * HOUR_MS, 0)}&dismissed_at[all]=true`;
    expect(await counts(dismissed)).toEqual({ OPENED: 110, RESOLVED: 8 });
  });

  it("begins with the first minute that is kept where no range is given", async () => {
    const { body } = await api.call(histogram.GET, { query: "?buckets=10" });
    expect(Date.parse(body.from)).toBeLessThanOrEqual(NOW - 50 * HOUR_MS);
    expect(body.counted_from).toBeNull();
    expect(await counts("")).toEqual({ OPENED: 10, RESOLVED: 8 });
  });

  it("counts a range to the minute, in buckets that are no shorter", async () => {
    const query = range(-HOUR_MS + 40_000, -5 * MINUTE_MS);
    const { body } = await api.call(histogram.GET, { query });
    expect(body.bucket_ms).toBeGreaterThanOrEqual(MINUTE_MS);
    expect(await counts(query)).toEqual({ OPENED: 7 });
    expect(await counts(range(-HOUR_MS + MINUTE_MS, -5 * MINUTE_MS))).toEqual({ OPENED: 2 });
  });

  it("shows other projects nothing", async () => {
    const { body } = await api.call(histogram.GET, { key: "foreign" });
    expect(body.total).toBe(0);
  });
});

describe("GET /issues", () => {
  it("lists those that occurred in a stretch of time, not what only lasted through it", async () => {
    expect(await ids(range(-2 * HOUR_MS, 0))).toEqual([open]);
    expect(await ids(range(-31 * HOUR_MS, -29 * HOUR_MS))).toEqual([resolved]);
    expect(await ids(range(-45 * HOUR_MS, -40 * HOUR_MS))).toEqual([]);
    expect(await ids(`?occurred_at[lte]=${at(-40 * HOUR_MS)}`)).toEqual([open]);
  });

  it("knows the first and the last time after retention took the minutes", async () => {
    const old = await addIssue({ first_seen_at: at(-900 * HOUR_MS) }, [[-500 * HOUR_MS, 1]]);
    const { pool } = api.ctx.db;
    await pool.query("DELETE FROM issue_occurrence WHERE issue_id = $1", [old]);
    expect(await ids(range(-901 * HOUR_MS, -899 * HOUR_MS))).toEqual([old]);
    expect(await ids(range(-501 * HOUR_MS, -499 * HOUR_MS))).toEqual([old]);
  });
});
