import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestRoutes, type TestRoutes } from "#lib/testing/test-routes.ts";
import * as one from "./[id]/route.ts";
import * as preview from "./preview/route.ts";
import * as triggers from "./route.ts";

let api: TestRoutes;
let connectionId: string;
beforeAll(async () => {
  api = await createTestRoutes();
  connectionId = (await api.ctx.db.prisma.connection.findFirstOrThrow()).id;
});
afterAll(() => api.close());

const look = async (body: object) => (await api.call(preview.POST, { body })).body;
const list = (strategy: string) => ({ strategy, connections: [connectionId] });

describe("POST /issue-triggers/preview", () => {
  it("shows what a trigger would watch, and which one has the say there", async () => {
    const body = { type: "delivery", name: "mine", configs: list("final_attempt"), channels: null };
    const { id } = (await api.call(triggers.POST, { body })).body;
    const wide = await look({ type: "delivery" });
    expect(wide.models).toContainEqual({
      id: connectionId,
      name: expect.any(String),
      winner: { id, name: "mine" },
    });
    const own = await look({ type: "delivery", configs: list("first_attempt"), in_place_of: id });
    expect(own).toMatchObject({ count: 1, models: [{ id: connectionId, winner: null }] });
    const none = { strategy: "first_attempt", connections: "no-such-name*" };
    expect(await look({ type: "delivery", configs: none })).toEqual({ models: [], count: 0 });
  });

  it("shows nothing of another project", async () => {
    const body = { type: "delivery", configs: list("first_attempt") };
    const answer = await api.call(preview.POST, { key: "foreign", body });
    expect(answer.body.models).toEqual([]);
  });
});

describe("a trigger", () => {
  it("has a runbook and says when its issues are over, as usual unless told", async () => {
    const body = { type: "delivery", channels: null };
    const { id, ...made } = (await api.call(triggers.POST, { body })).body;
    expect(made).toMatchObject({
      runbook: null,
      auto_resolve: { clean_runs: 10, quiet_minutes: 60 },
    });
    const change = { runbook: "1. Look", auto_resolve: { clean_runs: null, quiet_minutes: null } };
    const changed = (await api.call(one.PUT, { params: { id }, body: change })).body;
    expect(changed).toMatchObject(change);
    const usual = await api.call(one.PUT, { params: { id }, body: { auto_resolve: null } });
    expect(usual.body).toMatchObject({ auto_resolve: made.auto_resolve, runbook: "1. Look" });
  });
});
