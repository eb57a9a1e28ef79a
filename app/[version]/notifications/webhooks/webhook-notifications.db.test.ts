import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestRoutes, type TestRoutes } from "#lib/testing/test-routes.ts";
import * as webhooks from "./route.ts";

let api: TestRoutes;
let sourceId: string;

beforeAll(async () => {
  api = await createTestRoutes();
  sourceId = (await api.ctx.db.prisma.source.findFirstOrThrow()).id;
});
afterAll(() => api.close());

const put = (body: object, key: "admin" | "viewer" | "foreign" = "admin") =>
  api.call(webhooks.PUT, { body, key });
const settings = async () => {
  const row = await api.ctx.db.prisma.project.findUniqueOrThrow({ where: { id: api.project.id } });
  return row.notificationSettings;
};

describe("GET /notifications/webhooks", () => {
  it("says that nothing is set up in a new project", async () => {
    const { body } = await api.call(webhooks.GET, { key: "viewer" });
    expect(body).toEqual({ enabled: false, topics: [], source_id: null });
  });
});

describe("PUT /notifications/webhooks", () => {
  it("stores what it answers, beside the other ways to be notified", async () => {
    const given = {
      enabled: true,
      topics: ["issue.opened", "event.failed", "deprecated.attempt-failed"],
      source_id: sourceId,
    };
    expect(await put(given)).toMatchObject({ status: 200, body: given });
    expect((await api.call(webhooks.GET)).body).toEqual(given);
    expect(await settings()).toEqual({
      notification_methods: ["email", "webhook"],
      webhook_topics: given.topics,
      webhook_source_id: sourceId,
    });
    expect((await put({ ...given, enabled: false })).body.enabled).toBe(false);
    expect(await settings()).toMatchObject({ notification_methods: ["email"] });
  });

  it("takes no topics, and each once", async () => {
    const topics = ["issue.updated", "issue.updated"];
    const body = { enabled: true, topics, source_id: sourceId };
    expect((await put(body)).body.topics).toEqual(["issue.updated"]);
    expect((await put({ ...body, topics: [] })).body.topics).toEqual([]);
  });

  it.each([
    [{}, ["enabled is required", "topics is required", "source_id is required"]],
    [{ enabled: "yes", topics: [], source_id: "src_x" }, ["enabled must be a boolean"]],
    [{ enabled: true, topics: null, source_id: "src_x" }, ["topics must be an array"]],
    [
      { enabled: true, topics: ["event.lost"], source_id: "src_x" },
      [
        "topics[0] must be one of [issue.opened, issue.updated, event.successful, event.failed, deprecated.attempt-failed, attempt.failed]",
      ],
    ],
    [
      { enabled: true, topics: [], source_id: "src_x", team_id: "tm_1" },
      ["team_id is not allowed"],
    ],
  ])("refuses %j", async (body, faults) => {
    const answer = await put(body);
    expect([answer.status, answer.body.data]).toEqual([422, faults]);
  });

  it("notifies the project's own sources only", async () => {
    const body = { enabled: true, topics: [], source_id: sourceId };
    const answer = await put(body, "foreign");
    expect([answer.status, answer.body.data]).toEqual([404, { id: sourceId }]);
  });

  it("is for those who may change the project", async () => {
    const body = { enabled: true, topics: [], source_id: sourceId };
    expect((await put(body, "viewer")).status).toBe(403);
  });
});
