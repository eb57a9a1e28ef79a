import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestRoutes, type TestRoutes } from "#lib/testing/test-routes.ts";
import { insertEvent, insertIssue, insertRequest } from "#lib/testing/test-rows.ts";
import * as activity from "./[id]/activity/route.ts";
import * as assignee from "./[id]/assignee/route.ts";
import * as comment from "./[id]/comments/[comment_id]/route.ts";
import * as comments from "./[id]/comments/route.ts";
import * as retry from "./[id]/retry/route.ts";
import * as one from "./[id]/route.ts";
import * as snooze from "./[id]/snooze/route.ts";
import * as occurrences from "./occurrences/route.ts";
import * as people from "./people/route.ts";
import * as all from "./route.ts";

const NOW = Date.parse("2026-11-23T09:00:00Z");
const MINUTE_MS = 60_000;

let api: TestRoutes;
let owner: { projectId: string; sourceId: string; connectionId: string; destinationId: string };
let statuses = 399;

beforeAll(async () => {
  api = await createTestRoutes();
  const { id, ...row } = await api.ctx.db.prisma.connection.findFirstOrThrow();
  owner = {
    projectId: row.projectId,
    sourceId: row.sourceId,
    connectionId: id,
    destinationId: row.destinationId,
  };
});
afterAll(() => api.close());

function addIssue(row: Record<string, unknown> = {}) {
  statuses += 1;
  const aggregation_keys = {
    webhook_id: [owner.connectionId],
    response_status: [statuses],
    error_code: [],
  };
  const reference = { event_id: "evt_1", attempt_id: "atm_1" };
  const issue = { projectId: owner.projectId, type: "delivery" as const, aggregation_keys };
  return insertIssue(api.ctx.db.pool, { ...issue, reference }, NOW, {
    resource_id: owner.connectionId,
    ...row,
  });
}

const feed = async (id: string) =>
  (await api.call(activity.GET, { params: { id } })).body.models.map(
    ({ kind }: { kind: string }) => kind,
  );

describe("PUT /issues/{id}/assignee", () => {
  it("gives the issue to a member, to nobody, and to no stranger", async () => {
    const id = await addIssue();
    const params = { id };
    const person = { id: "usr_grace", name: "Grace", email: "grace@example.com" };
    const { organizationId } = api.project;
    await api.ctx.db.prisma.user.create({ data: person });
    await api.ctx.db.prisma.member.create({
      data: { id: "mem_grace", organizationId, userId: person.id, role: "member" },
    });
    expect((await api.call(people.GET)).body.models).toContainEqual(person);
    const put = (user_id: string | null) => api.call(assignee.PUT, { params, body: { user_id } });
    expect((await put(person.id)).body.assignee_id).toBe(person.id);
    await put(person.id);
    expect((await put("usr_stranger")).body.data).toEqual([
      "user_id must be the id of a member of the project",
    ]);
    expect((await put(null)).body.assignee_id).toBeNull();
    expect(await feed(id)).toEqual(["assigned", "assigned"]);
  });
});

describe("PUT /issues/{id}/snooze", () => {
  it("hides it for so many occurrences, or ends that", async () => {
    const id = await addIssue({ occurrences: 7 });
    const params = { id };
    const put = (body: object) => api.call(snooze.PUT, { params, body });
    expect((await put({ occurrences: 3 })).body).toMatchObject({ snooze_limit: 10 });
    const found = async (query: string) =>
      (await api.call(all.GET, { query: `?id=${id}&${query}` })).body.models.length;
    expect([await found("snoozed=true"), await found("snoozed=false")]).toEqual([1, 0]);
    const until = new Date(Date.now() + MINUTE_MS).toISOString();
    expect((await put({ until })).body).toMatchObject({ snoozed_until: until, snooze_limit: null });
    expect((await put({})).body).toMatchObject({ snoozed_until: null, snooze_limit: null });
    expect((await put({ until: new Date(NOW).toISOString() })).body.data).toEqual([
      "until must be in the future",
    ]);
    await api.call(one.PUT, { params, body: { status: "RESOLVED" } });
    expect((await put({ occurrences: 1 })).status).toBe(422);
  });
});

describe("comments", () => {
  it("are written, changed and deleted by their author, and stand in the feed", async () => {
    const id = await addIssue();
    const { body } = await api.call(comments.POST, { params: { id }, body: { body: " # Steps " } });
    expect(body).toMatchObject({
      issue_id: id,
      body: "# Steps",
      edited_at: null,
      author: null,
      is_own: true,
    });
    const params = { id, comment_id: body.id };
    const changed = await api.call(comment.PUT, { params, body: { body: "Restart it" } });
    expect(changed.body).toMatchObject({ body: "Restart it", edited_at: expect.any(String) });
    const [entry] = (await api.call(activity.GET, { params: { id } })).body.models;
    expect(entry).toMatchObject({ kind: "commented", comment: { body: "Restart it" } });
    const data = { authorId: "usr_other" };
    await api.ctx.db.prisma.issueComment.update({ where: { id: body.id }, data });
    const [other] = (await api.call(activity.GET, { params: { id } })).body.models;
    expect(other.comment.is_own).toBe(false);
    const refused = await api.call(comment.DELETE, { params });
    expect(refused.status).toBe(403);
    await api.ctx.db.prisma.issueComment.update({
      where: { id: body.id },
      data: { authorId: null },
    });
    expect((await api.call(comment.DELETE, { params })).body).toEqual({ id: body.id });
    expect((await api.call(comment.DELETE, { params })).status).toBe(404);
    expect(await feed(id)).toEqual([]);
  });

  it.each([[{ body: "  " }], [{ body: "x".repeat(10_001) }], [{}]])("refuses %j", async (body) => {
    const params = { id: await addIssue() };
    expect((await api.call(comments.POST, { params, body })).status).toBe(422);
  });
});

describe("GET /issues/occurrences", () => {
  it("counts in steps, each case in one of them", async () => {
    const id = await addIssue();
    for (const [minutes, count] of [
      [0, 2],
      [1, 3],
      [5, 4],
      [90, 100],
    ] as const) {
      await api.ctx.db.prisma.issueOccurrence.create({
        data: {
          issueId: id,
          projectId: owner.projectId,
          bucketAt: new Date(NOW + minutes * MINUTE_MS),
          count,
        },
      });
    }
    const range = `start=${new Date(NOW).toISOString()}&end=${new Date(NOW + 60 * MINUTE_MS).toISOString()}`;
    const query = `?issue_id=${id}&${range}&step_s=300`;
    expect((await api.call(occurrences.GET, { query })).body.models).toEqual([
      {
        issue_id: id,
        points: [
          { at: new Date(NOW).toISOString(), count: 5 },
          { at: new Date(NOW + 5 * MINUTE_MS).toISOString(), count: 4 },
        ],
      },
    ]);
    const foreign = await api.call(occurrences.GET, { key: "foreign", query });
    expect(foreign.body.models).toEqual([{ issue_id: id, points: [] }]);
  });
});

describe("POST /issues/{id}/retry", () => {
  it("retries what is affected as one operation and resolves the issue", async () => {
    const id = await addIssue();
    const { id: requestId, payloadId } = await insertRequest(api.ctx.db.pool, owner, NOW);
    for (let n = 0; n < 3; n += 1) {
      await insertEvent(api.ctx.db.pool, owner, NOW + n, {
        status: "FAILED",
        response_status: statuses,
        error_code: "BAD_RESPONSE",
        last_attempt_at: new Date(NOW + MINUTE_MS),
        request_id: requestId,
        payload_id: payloadId,
      });
    }
    const params = { id };
    const { body } = await api.call(retry.POST, { params, body: {} });
    expect(body).toMatchObject({ type: "events.retry", estimated_count: 3, in_progress: true });
    expect((await api.call(one.GET, { params })).body.status).toBe("RESOLVED");
    const entries = (await api.call(activity.GET, { params })).body.models;
    expect(entries).toMatchObject([
      { kind: "resolved" },
      { kind: "retried", data: { operation_id: body.id, count: 3 } },
    ]);
  });

  it("has nothing to retry where a queue is too long", async () => {
    const aggregation_keys = { destination_id: [owner.destinationId], delay: [60_000] };
    const reference = { destination_id: owner.destinationId };
    const issue = { projectId: owner.projectId, type: "backpressure" as const, aggregation_keys };
    const id = await insertIssue(api.ctx.db.pool, { ...issue, reference }, NOW);
    expect((await api.call(retry.POST, { params: { id }, body: {} })).status).toBe(422);
  });
});

describe("GET /issues", () => {
  it("searches by the names of what it is about, its keys and its id, and sorts by occurrences", async () => {
    const id = await addIssue({ occurrences: 500 });
    const found = async (query: string) =>
      (await api.call(all.GET, { query: `?limit=255&${query}` })).body.models.map(
        (issue: { id: string }) => issue.id,
      );
    const connection = await api.ctx.db.prisma.connection.findFirstOrThrow({
      where: { id: owner.connectionId },
      include: { source: true },
    });
    expect(
      await found(`search=${encodeURIComponent(connection.source.name.toUpperCase())}`),
    ).toContain(id);
    expect(await found(`search=${id.slice(5)}`)).toEqual([id]);
    expect(await found(`search=${statuses}`)).toContain(id);
    expect(await found("search=no-such-thing")).toEqual([]);
    expect((await found("order_by=occurrences"))[0]).toBe(id);
    expect(await found("assignee_id=usr_x")).toEqual([]);
    expect(await found("assignee_id=none")).toContain(id);
  });
});
