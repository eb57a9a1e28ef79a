import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { JobName } from "#lib/schemas/job.ts";
import { createTestApi, type TestApi } from "#lib/testing/test-api.ts";
import { insertIssue } from "#lib/testing/test-rows.ts";
import { retryIssue } from "./retry-issue.ts";

let api: TestApi;
let issueId: string;
beforeAll(async () => {
  api = await createTestApi();
});
beforeEach(async () => {
  await api.ctx.db.pool.query("TRUNCATE issue, issue_signal, bulk_operation CASCADE");
  issueId = await insertIssue(
    api.ctx.db.pool,
    {
      projectId: api.project.id,
      type: "delivery",
      aggregation_keys: {
        webhook_id: ["web_1"],
        response_status: [503],
        error_code: ["BAD_RESPONSE"],
      },
      reference: { event_id: "evt_1", attempt_id: "atm_1" },
    },
    api.ctx.now().getTime(),
  );
});
afterAll(() => api.close());

/** What the retry left behind: the issue's status, the operations, and what its feed tells. */
async function traces() {
  const { pool } = api.ctx.db;
  const { rows: issues } = await pool.query("SELECT status FROM issue");
  const { rows: operations } = await pool.query("SELECT type FROM bulk_operation");
  const { rows: signals } = await pool.query("SELECT kind FROM issue_signal ORDER BY kind");
  return { issues, operations, signals: signals.map(({ kind }) => kind) };
}

/** A queue that breaks at the n-th ticket of a kind, as a process would that dies there. */
function breakingAt(name: JobName, nth: number): TestApi["ctx"]["queue"] {
  let sent = 0;
  return {
    async send(ticket, ...rest) {
      if (ticket === name) sent += 1;
      if (ticket === name && sent === nth) throw new Error("broken in between");
      await api.ctx.queue.send(ticket, ...rest);
    },
  };
}

describe("retryIssue", () => {
  it("starts one operation, resolves the issue and tells of both", async () => {
    const operation = await retryIssue(api.ctx, { id: issueId, resolve: true });
    expect(operation).toMatchObject({ type: "events.retry", in_progress: true });
    expect(await traces()).toEqual({
      issues: [{ status: "RESOLVED" }],
      operations: [{ type: "events.retry" }],
      signals: ["resolved", "retried"],
    });
    expect(await api.tickets("bulk.run")).toContainEqual({ operationId: operation.id });
  });

  it.each([
    ["its operation is told to the worker", "bulk.run", 1],
    ["the retry is told", "notification.dispatch", 1],
    ["the issue is resolved", "notification.dispatch", 2],
  ] as const)("leaves nothing behind when it breaks where %s", async (_, ticket, nth) => {
    const before = await api.tickets("bulk.run");
    const ctx = { ...api.ctx, queue: breakingAt(ticket, nth) };
    await expect(retryIssue(ctx, { id: issueId, resolve: true })).rejects.toThrow("in between");
    const untouched = { issues: [{ status: "OPENED" }], operations: [], signals: [] };
    expect(await traces()).toEqual(untouched);
    expect(await api.tickets("bulk.run")).toEqual(before);
  });

  it("leaves the issue open while an equal operation is running", async () => {
    await retryIssue(api.ctx, { id: issueId, resolve: false });
    const again = retryIssue(api.ctx, { id: issueId, resolve: true });
    await expect(again).rejects.toMatchObject({ code: "UNPROCESSABLE" });
    expect((await traces()).issues).toEqual([{ status: "OPENED" }]);
  });
});
