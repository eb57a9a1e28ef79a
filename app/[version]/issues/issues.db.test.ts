import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestRoutes, type TestRoutes } from "#lib/testing/test-routes.ts";
import {
  insertAttempt,
  insertEvent,
  insertExecution,
  insertIssue,
  insertRequest,
} from "#lib/testing/test-rows.ts";
import * as one from "./[id]/route.ts";
import * as count from "./count/route.ts";
import * as all from "./route.ts";

const NOW = Date.parse("2026-11-23T09:00:00Z");
const HOUR_MS = 3_600_000;
const at = (hours: number) => new Date(NOW + hours * HOUR_MS);

let api: TestRoutes;
let owner: { projectId: string; sourceId: string; connectionId: string; destinationId: string };
let statuses = 0;

beforeAll(async () => {
  api = await createTestRoutes();
  const connection = await api.ctx.db.prisma.connection.findFirstOrThrow();
  const { id: connectionId, projectId, sourceId, destinationId } = connection;
  owner = { projectId, sourceId, connectionId, destinationId };
});
afterAll(() => api.close());

/** Adds a delivery issue of a connection and a status that no other has. */
function addIssue(row: Record<string, unknown> = {}, projectId = owner.projectId) {
  statuses += 1;
  const keys = { webhook_id: ["web_1"], response_status: [statuses], error_code: [] };
  const reference = { event_id: "evt_1", attempt_id: "atm_1" };
  const issue = { projectId, type: "delivery" as const, aggregation_keys: keys, reference };
  return insertIssue(api.ctx.db.pool, issue, NOW, row);
}

async function ids(query: string, key: "admin" | "foreign" = "admin"): Promise<string[]> {
  const { status, body } = await api.call(all.GET, { key, query });
  expect(status, JSON.stringify(body)).toBe(200);
  const counted = await api.call(count.GET, { key, query });
  if (body.count < body.pagination.limit) expect(counted.body.count).toBe(body.count);
  return body.models.map(({ id }: { id: string }) => id);
}

describe("GET /issues/{id}", () => {
  it("shows of a delivery issue the event and the attempt that opened it", async () => {
    const { pool } = api.ctx.db;
    const { id: requestId, payloadId } = await insertRequest(pool, owner, NOW, {
      payload: { body: Buffer.from('{"a":1}'), headers: { "content-type": "application/json" } },
    });
    const eventId = await insertEvent(pool, owner, NOW, {
      status: "FAILED",
      request_id: requestId,
      payload_id: payloadId,
    });
    const attemptId = await insertAttempt(pool, { ...owner, eventId }, NOW, {
      status: "FAILED",
      response_status: 503,
      error_code: "BAD_RESPONSE",
      response_body: Buffer.from("come back later"),
    });
    const id = await insertIssue(
      pool,
      {
        projectId: owner.projectId,
        type: "delivery",
        aggregation_keys: {
          webhook_id: [owner.connectionId],
          response_status: [503],
          error_code: ["BAD_RESPONSE"],
        },
        reference: { event_id: eventId, attempt_id: attemptId },
      },
      NOW,
    );
    const { body } = await api.call(one.GET, { params: { id } });
    expect(body).toMatchObject({
      id,
      team_id: owner.projectId,
      type: "delivery",
      status: "OPENED",
      opened_at: at(0).toISOString(),
      merged_with: null,
      last_updated_by: null,
      dismissed_at: null,
      aggregation_keys: { response_status: [503], error_code: ["BAD_RESPONSE"] },
      reference: { event_id: eventId, attempt_id: attemptId },
      data: {
        trigger_event: { id: eventId, status: "FAILED", data: { body: { a: 1 } } },
        trigger_attempt: { id: attemptId, response_status: 503, body: "come back later" },
      },
    });
    const listed = (await api.call(all.GET, { query: `?id=${id}` })).body.models[0];
    expect(listed.data.trigger_event).toMatchObject({ id: eventId });
    expect(listed.data.trigger_event).not.toHaveProperty("data");
    expect(listed.data.trigger_attempt).not.toHaveProperty("body");
    await pool.query("DELETE FROM attempt WHERE id = $1", [attemptId]);
    const without = (await api.call(one.GET, { params: { id } })).body.data;
    expect(without).toMatchObject({ trigger_event: { id: eventId }, trigger_attempt: null });
    await pool.query("DELETE FROM event WHERE id = $1", [eventId]);
    expect((await api.call(one.GET, { params: { id } })).body.data).toBeNull();
  });

  it("shows of a request issue the request", async () => {
    const { pool } = api.ctx.db;
    const request = await insertRequest(pool, owner, NOW, {
      payload: { body: Buffer.from("no json"), headers: { "content-type": "text/plain" } },
      row: { rejection_cause: "VERIFICATION_FAILED" },
    });
    const id = await insertIssue(
      pool,
      {
        projectId: owner.projectId,
        type: "request",
        aggregation_keys: { source_id: [owner.sourceId], rejection_cause: ["VERIFICATION_FAILED"] },
        reference: { request_id: request.id },
      },
      NOW,
    );
    const { body } = await api.call(one.GET, { params: { id } });
    expect(body.data.request).toMatchObject({ id: request.id, data: { body: "no json" } });
  });

  it("shows of a backpressure issue the destination, without its secrets", async () => {
    const { destinationId } = owner;
    const id = await insertIssue(
      api.ctx.db.pool,
      {
        projectId: owner.projectId,
        type: "backpressure",
        aggregation_keys: { destination_id: [destinationId], delay: [60_000] },
        reference: { destination_id: destinationId },
      },
      NOW,
    );
    const { body } = await api.call(one.GET, { params: { id } });
    expect(body.data.destination).toMatchObject({ id: destinationId, name: "echo" });
  });

  it("shows of a transformation issue the run", async () => {
    const { pool } = api.ctx.db;
    const run = { projectId: owner.projectId, transformationId: "trs_1" };
    const executionId = await insertExecution(pool, run, NOW, {
      logLevel: "error",
      logs: [{ type: "error", message: "boom" }],
    });
    const id = await insertIssue(
      pool,
      {
        projectId: owner.projectId,
        type: "transformation",
        aggregation_keys: { transformation_id: ["trs_1"], log_level: ["error"] },
        reference: { transformation_execution_id: executionId },
      },
      NOW,
    );
    const { body } = await api.call(one.GET, { params: { id } });
    expect(body.data.transformation_execution).toMatchObject({
      id: executionId,
      log_level: "error",
      logs: [{ type: "error", message: "boom" }],
    });
  });

  it("shows nothing of another project, whatever the reference says", async () => {
    const { pool } = api.ctx.db;
    const eventId = await insertEvent(pool, owner, NOW);
    const id = await insertIssue(
      pool,
      {
        projectId: api.foreign.id,
        type: "delivery",
        aggregation_keys: { webhook_id: ["web_1"], response_status: [500], error_code: [] },
        reference: { event_id: eventId, attempt_id: "atm_1" },
      },
      NOW,
    );
    const { body } = await api.call(one.GET, { key: "foreign", params: { id } });
    expect(body.data).toBeNull();
  });
});

describe("GET /issues", () => {
  it("finds by what issues are grouped by", async () => {
    const issue = (keys: { webhook_id: string[]; response_status: number[] }) =>
      insertIssue(
        api.ctx.db.pool,
        {
          projectId: owner.projectId,
          type: "delivery",
          aggregation_keys: { ...keys, error_code: ["TIMEOUT"] },
          reference: { event_id: "evt_1", attempt_id: "atm_1" },
        },
        NOW,
      );
    const a = await issue({ webhook_id: ["web_a"], response_status: [500] });
    const b = await issue({ webhook_id: ["web_b"], response_status: [502] });
    const found = async (query: string) => (await ids(`?${query}`)).sort();
    expect(await found("aggregation_keys[webhook_id]=web_a")).toEqual([a]);
    expect(
      await found("aggregation_keys[webhook_id][]=web_a&aggregation_keys[webhook_id][]=web_b"),
    ).toEqual([a, b].sort());
    expect(
      await found("aggregation_keys[response_status]=502&aggregation_keys[error_code]=TIMEOUT"),
    ).toEqual([b]);
    expect(
      await found("aggregation_keys[webhook_id]=web_a&aggregation_keys[response_status]=502"),
    ).toEqual([]);
    expect(await found("aggregation_keys[delay]=500")).toEqual([]);
    expect(await found(`id[]=${a}&id[]=${b}`)).toEqual([a, b].sort());
  });

  it("finds by trigger, type, status and moments", async () => {
    const trigger = await addIssue({ issue_trigger_id: "it_1" });
    expect(await ids("?issue_trigger_id=it_1")).toEqual([trigger]);
    const resolved = await addIssue({ status: "RESOLVED", last_seen_at: at(100) });
    expect(await ids("?status[]=RESOLVED&status[]=IGNORED")).toEqual([resolved]);
    expect(await ids(`?last_seen_at[gt]=${at(99).toISOString()}`)).toEqual([resolved]);
    expect(await ids(`?last_seen_at=${at(100).toISOString()}`)).toEqual([resolved]);
    expect(await ids(`?first_seen_at[lt]=${at(0).toISOString()}`)).toEqual([]);
    expect(await ids(`?created_at[gte]=${at(1).toISOString()}`)).toEqual([]);
    expect(await ids("?type=transformation&status=OPENED&limit=255")).not.toContain(trigger);
    expect(await ids("?merged_with=iss_1")).toEqual([]);
  });

  it("leaves dismissed ones out unless it is told to show them", async () => {
    const dismissed = await addIssue({ dismissed_at: at(1), issue_trigger_id: "it_2" });
    const open = await addIssue({ issue_trigger_id: "it_2" });
    const found = async (query: string) => (await ids(`?issue_trigger_id=it_2${query}`)).sort();
    expect(await found("")).toEqual([open]);
    expect(await found("&dismissed_at[any]=true")).toEqual([dismissed]);
    expect(await found("&dismissed_at[any]=false")).toEqual([open]);
    expect(await found("&dismissed_at[all]=true")).toEqual([dismissed, open].sort());
    expect(await found(`&dismissed_at[gte]=${at(1).toISOString()}`)).toEqual([dismissed]);
  });

  it.each(["created_at", "first_seen_at", "last_seen_at", "opened_at", "status"])(
    "pages by %s both ways, each issue once, though some are equal",
    async (column) => {
      const triggerId = `it_${column}`;
      const texts = ["OPENED", "IGNORED", "ACKNOWLEDGED"];
      for (let n = 0; n < 9; n += 1) {
        const value = column === "status" ? texts[n % 3] : at(n % 3);
        await addIssue({ issue_trigger_id: triggerId, [column]: value });
      }
      const list = `issue_trigger_id=${triggerId}&order_by=${column}`;
      for (const dir of ["asc", "desc"]) {
        const whole = await ids(`?${list}&dir=${dir}`);
        expect(new Set(whole).size).toBe(9);
        const pages: string[][] = [];
        let cursor = "";
        for (;;) {
          const { body } = await api.call(all.GET, {
            query: `?${list}&dir=${dir}&limit=2${cursor}`,
          });
          pages.push(body.models.map(({ id }: { id: string }) => id));
          if (!body.pagination.next) break;
          cursor = `&next=${body.pagination.next}`;
        }
        expect(pages.flat()).toEqual(whole);
        const back = await ids(`?${list}&dir=${dir}&limit=2&prev=${whole[4]}`);
        expect(back).toEqual(whole.slice(2, 4));
      }
    },
  );

  it("reads each order from an index of its own", async () => {
    const client = await api.ctx.db.pool.connect();
    try {
      await client.query("BEGIN; SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off");
      for (const column of ["created_at", "first_seen_at", "last_seen_at", "opened_at", "status"]) {
        const { rows } = await client.query(
          `EXPLAIN SELECT id FROM issue t WHERE t.project_id = $1
           ORDER BY t.${column} DESC, t.id DESC LIMIT 100`,
          [owner.projectId],
        );
        const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
        expect(plan).toContain(`issue_project_id_${column}_id_idx`);
        expect(plan).not.toContain("Sort");
      }
    } finally {
      await client.query("ROLLBACK");
      client.release();
    }
  });

  it.each([
    ["limit=256", "limit must be less than or equal to 255"],
    ["order_by=assignee", "order_by must be one of"],
    ["status=open", "status must be one of [OPENED, IGNORED, ACKNOWLEDGED, RESOLVED]"],
    ["aggregation_keys[team_id]=x", "aggregation_keys.team_id is not allowed"],
    ["aggregation_keys[response_status]=abc", "aggregation_keys.response_status must be a number"],
    ["created_at[gte]=300000-01-01", "created_at.gte must be an ISO date"],
    ["next=%00", "next must be well-formed text"],
    ["prev=iss_00000000000000000000", "prev must be a cursor of this list"],
  ])("refuses %s", async (query, fault) => {
    const answer = await api.call(all.GET, { query: `?${query}` });
    expect(answer.status).toBe(422);
    expect(answer.body.data[0]).toContain(fault);
  });

  it("does not take another project's cursor", async () => {
    const foreign = await addIssue({}, api.foreign.id);
    const answer = await api.call(all.GET, { query: `?next=${foreign}` });
    expect(answer.body.data).toEqual(["next must be a cursor of this list"]);
  });
});

describe("PUT /issues/{id}", () => {
  it("sets a status and opens anew, which moves only the time of opening", async () => {
    const id = await addIssue();
    const put = async (status: string) =>
      (await api.call(one.PUT, { params: { id }, body: { status } })).body;
    const resolved = await put("RESOLVED");
    expect(resolved).toMatchObject({ status: "RESOLVED", opened_at: at(0).toISOString() });
    expect(resolved).not.toHaveProperty("data");
    const opened = await put("OPENED");
    expect(opened.status).toBe("OPENED");
    expect(Date.parse(opened.opened_at)).toBeGreaterThan(NOW);
    expect(opened.first_seen_at).toBe(at(0).toISOString());
    expect((await put("OPENED")).opened_at).toBe(opened.opened_at);
  });

  it.each([
    [{}, "status is required"],
    [{ status: "DONE" }, "status must be one of [OPENED, IGNORED, ACKNOWLEDGED, RESOLVED]"],
    [{ status: null }, "status must be one of [OPENED, IGNORED, ACKNOWLEDGED, RESOLVED]"],
    [{ status: "OPENED", team_id: "tm_1" }, "team_id is not allowed"],
  ])("refuses %j", async (body, fault) => {
    const answer = await api.call(one.PUT, { params: { id: "iss_x" }, body });
    expect([answer.status, answer.body.data]).toEqual([422, [fault]]);
  });
});

describe("DELETE /issues/{id}", () => {
  it("dismisses: the status stays, the issue is still there, and it is done once", async () => {
    const id = await addIssue({ status: "ACKNOWLEDGED" });
    const params = { id };
    const { body } = await api.call(one.DELETE, { params });
    expect(body).toMatchObject({ id, status: "ACKNOWLEDGED", dismissed_at: expect.any(String) });
    const again = (await api.call(one.DELETE, { params })).body;
    expect(again.dismissed_at).toBe(body.dismissed_at);
    expect(await ids("?limit=255")).not.toContain(id);
    expect((await api.call(one.GET, { params })).body).toMatchObject({
      id,
      status: "ACKNOWLEDGED",
    });
  });
});

describe("authorization", () => {
  it("answers alike for unknown issues and those of another project", async () => {
    const mine = await addIssue();
    for (const id of [mine, "iss_00000000000000000000", "1 OR 1=1"]) {
      const body = { code: "NOT_FOUND", status: 404, message: "Not Found", data: { id } };
      for (const route of [one.GET, one.PUT, one.DELETE]) {
        const sent = route === one.PUT ? { status: "RESOLVED" } : undefined;
        const answer = await api.call(route, { key: "foreign", params: { id }, body: sent });
        expect(answer).toMatchObject({ status: 404, body });
      }
    }
    expect(await ids("?limit=255&dismissed_at[all]=true", "foreign")).not.toContain(mine);
  });

  it("lets a viewer look and no more", async () => {
    const id = await addIssue();
    const key = "viewer";
    for (const route of [all.GET, count.GET, one.GET]) {
      expect((await api.call(route, { key, params: { id } })).status).toBe(200);
    }
    const put = await api.call(one.PUT, { key, params: { id }, body: { status: "RESOLVED" } });
    const dismiss = await api.call(one.DELETE, { key, params: { id } });
    expect([put.status, dismiss.status]).toEqual([403, 403]);
  });
});
