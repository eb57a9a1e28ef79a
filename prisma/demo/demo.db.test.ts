import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestApi, type TestApi } from "#lib/testing/test-api.ts";
import { clearDemo } from "./clear-demo.ts";
import { CONNECTIONS } from "./connections.ts";
import { DESTINATIONS } from "./destinations.ts";
import { type Filled, fillDemo } from "./fill-demo.ts";
import { findShop, findTakenNames } from "./find-shop.ts";
import { SOURCES } from "./sources.ts";

const REQUESTS = 4_000;
const now = new Date("2026-11-23T10:00:00.000Z");

const HISTORY = [
  "payload",
  "request",
  "event",
  "attempt",
  "ignored_event",
  "execution",
  "bookmark",
  "issue",
];

describe("fillDemo", () => {
  let api: TestApi;
  let filled: Filled;
  const rows = async <T>(sql: string): Promise<T[]> => (await api.ctx.db.pool.query(sql)).rows;
  const lines = async (sql: string) => (await rows<{ line: string }>(sql)).map(({ line }) => line);
  /** All that is told of the history, ids apart. */
  const told = () =>
    rows(
      `SELECT s.name AS source, r.created_at, r.rejection_cause, convert_from(p.body, 'UTF8') AS body,
         e.status, e.attempts, e.next_attempt_at, a.responses
       FROM request r JOIN source s ON s.id = r.source_id JOIN payload p ON p.id = r.payload_id
       LEFT JOIN event e ON e.request_id = r.id LEFT JOIN connection c ON c.id = e.connection_id
       LEFT JOIN LATERAL (
         SELECT json_agg(json_build_array(number, code, latency) ORDER BY number) AS responses
         FROM (SELECT attempt_number AS number, response_status AS code, response_latency_ms AS latency
           FROM attempt WHERE event_id = e.id) each) a ON true
       WHERE s.deleted_at IS NULL
       ORDER BY r.created_at, s.name, body, c.name`,
    );

  beforeAll(async () => {
    api = await createTestApi();
    filled = await fillDemo(api.ctx, { now, requests: REQUESTS, report: () => {} });
  });
  afterAll(() => api.close());

  it("creates the shop through the services, and says what it made", async () => {
    const { sources, destinations } = await findShop(api.ctx);
    expect(sources).toHaveLength(SOURCES.length);
    expect(destinations).toHaveLength(DESTINATIONS.length);
    expect(filled).toMatchObject({ sources: SOURCES.length });
    expect(filled.request).toBeGreaterThan(REQUESTS - SOURCES.length);
    expect(filled.request).toBeLessThan(REQUESTS + SOURCES.length);
    expect(filled.attempt).toBeGreaterThan(filled.event * 0.9);
    const [count] = await rows<{ connections: number }>(
      "SELECT count(*)::int AS connections FROM connection WHERE name IS NOT NULL",
    );
    expect(count?.connections).toBe(CONNECTIONS.length);
  });

  it("spreads requests over the past seven days, none in the future", async () => {
    const days = await lines(
      "SELECT DISTINCT (created_at AT TIME ZONE 'UTC')::date::text AS line FROM request ORDER BY 1",
    );
    expect(days).toHaveLength(8);
    expect(days.at(-1)).toBe("2026-11-23");
    for (const table of ["request", "event", "attempt"]) {
      const late = `SELECT id AS line FROM ${table} WHERE created_at > '${now.toISOString()}'`;
      expect(await lines(late)).toEqual([]);
      const stray = `SELECT id AS line FROM ${table}_default`;
      expect(await lines(stray)).toEqual([]);
    }
  });

  it("has every status, rejection and reason to ignore that people will meet", async () => {
    expect(await lines("SELECT DISTINCT status AS line FROM event ORDER BY 1")).toEqual([
      "CANCELLED",
      "FAILED",
      "HOLD",
      "SCHEDULED",
      "SUCCESSFUL",
    ]);
    const causes = "SELECT DISTINCT rejection_cause AS line FROM request WHERE events_count = 0";
    expect((await lines(causes)).filter(Boolean).sort()).toEqual([
      "NO_CONNECTION",
      "UNPARSABLE_JSON",
      "UNSUPPORTED_CONTENT_TYPE",
      "UNSUPPORTED_HTTP_METHOD",
      "VERIFICATION_FAILED",
    ]);
    const ignored =
      "SELECT DISTINCT concat_ws(' ', cause, meta) AS line FROM ignored_event ORDER BY 1";
    expect(await lines(ignored)).toEqual([
      "DISABLED",
      'FILTERED ["body", "headers"]',
      'FILTERED ["body"]',
      'FILTERED ["headers"]',
    ]);
    expect(await lines("SELECT DISTINCT trigger AS line FROM attempt ORDER BY 1")).toEqual([
      "AUTOMATIC",
      "INITIAL",
      "MANUAL",
    ]);
    expect(
      await lines("SELECT id AS line FROM event WHERE status = 'FAILED' AND due_at IS NOT NULL"),
    ).not.toEqual([]);
  });

  it("leaves nothing due that would call anybody", async () => {
    const due = `SELECT DISTINCT d.type AS line FROM event e JOIN destination d ON d.id = e.destination_id
       WHERE e.due_at IS NOT NULL OR e.status = 'HOLD'`;
    expect(await lines(due)).toEqual(["MOCK_API"]);
    const hosts = "SELECT config->>'url' AS line FROM destination WHERE type = 'HTTP'";
    for (const url of await lines(hosts)) expect(new URL(url).hostname).toMatch(/\.example$/);
  });

  it("has transformations with versions and runs of every level, and bookmarks", async () => {
    expect(
      await lines("SELECT concat(name, ' ', version) AS line FROM transformation ORDER BY name"),
    ).toEqual(["alarm-text 1", "ledger-entry 2", "slim-contact 1"]);
    const levels = await lines("SELECT DISTINCT log_level AS line FROM execution ORDER BY 1");
    expect(levels).toEqual(expect.arrayContaining(["debug", "error", "info"]));
    expect(levels).not.toContain("fatal");
    expect(await lines("SELECT label AS line FROM bookmark")).toHaveLength(filled.bookmarks);
    expect(filled.bookmarks).toBeGreaterThan(3);
  });

  it("has issues of what failed, was turned away or went wrong in code", async () => {
    const types = "SELECT DISTINCT type AS line FROM issue ORDER BY 1";
    expect(await lines(types)).toEqual(["delivery", "request", "transformation"]);
    expect(await lines("SELECT DISTINCT project_id AS line FROM issue_fact")).toEqual([]);
  });

  it("keeps the books: counts of requests and events are those of their rows", async () => {
    const wrong = `
      SELECT r.id AS line FROM request r
      WHERE r.events_count <> (SELECT count(*) FROM event WHERE request_id = r.id)
         OR r.ignored_count <> (SELECT count(*) FROM ignored_event WHERE request_id = r.id)
      UNION ALL
      SELECT e.id FROM event e
      WHERE e.attempts <> (SELECT count(*) FROM attempt WHERE event_id = e.id)
         OR (e.status = 'SUCCESSFUL') <> (e.successful_at IS NOT NULL)`;
    expect(await lines(wrong)).toEqual([]);
  });

  it("is removed whole, with nothing else, and made again the same", async () => {
    const before = await told();
    expect(await findTakenNames(api.ctx)).toHaveLength(SOURCES.length + DESTINATIONS.length);
    const cleared = await clearDemo(api.ctx);
    expect(cleared).toEqual({
      sources: SOURCES.length,
      destinations: DESTINATIONS.length,
      requests: filled.request,
      events: filled.event,
    });
    for (const table of HISTORY) {
      expect(await lines(`SELECT id AS line FROM ${table}`)).toEqual([]);
    }
    expect(await lines("SELECT name AS line FROM transformation WHERE deleted_at IS NULL")).toEqual(
      [],
    );
    expect(await lines("SELECT name AS line FROM source WHERE deleted_at IS NULL")).toEqual([
      "demo",
    ]);
    expect(await findTakenNames(api.ctx)).toEqual([]);
    await fillDemo(api.ctx, { now, requests: REQUESTS, report: () => {} });
    expect(await told()).toEqual(before);
  });
});
