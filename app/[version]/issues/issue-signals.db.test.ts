import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestRoutes, type TestRoutes } from "#lib/testing/test-routes.ts";
import { insertIssue } from "#lib/testing/test-rows.ts";
import * as one from "./[id]/route.ts";

const NOW = Date.parse("2026-11-23T09:00:00Z");

let api: TestRoutes;
beforeAll(async () => {
  api = await createTestRoutes();
});
afterAll(() => api.close());

async function addIssue(status: number): Promise<string> {
  const keys = { webhook_id: ["web_1"], response_status: [status], error_code: [] };
  const reference = { event_id: "evt_1", attempt_id: "atm_1" };
  const issue = { projectId: api.project.id, type: "delivery" as const, reference };
  return insertIssue(api.ctx.db.pool, { ...issue, aggregation_keys: keys }, NOW);
}

describe("what is told of an issue", () => {
  it("is each change of its status once, with a ticket, and nothing when nothing changed", async () => {
    const id = await addIssue(500);
    const params = { id };
    const put = (status: string) => api.call(one.PUT, { params, body: { status } });
    for (const status of ["OPENED", "ACKNOWLEDGED", "ACKNOWLEDGED", "IGNORED", "RESOLVED"]) {
      await put(status);
    }
    await api.call(one.DELETE, { params });
    await api.call(one.DELETE, { params });
    await put("OPENED");
    const { pool, prisma } = api.ctx.db;
    const signals = await prisma.issueSignal.findMany({ where: { issueId: id } });
    const kinds = signals.map(({ kind }) => kind).sort();
    expect(kinds).toEqual(["acknowledged", "dismissed", "ignored", "reopened", "resolved"]);
    expect(new Set(signals.map(({ projectId }) => projectId))).toEqual(new Set([api.project.id]));
    const tickets = await pool.query(
      "SELECT data FROM pgboss.job WHERE name = 'notification.dispatch'",
    );
    expect(tickets.rows).toEqual(
      Array.from({ length: 5 }, () => ({ data: { projectId: api.project.id } })),
    );
    await prisma.issue.delete({ where: { id } });
    expect(await prisma.issueSignal.count({ where: { issueId: id } })).toBe(0);
  });
});
