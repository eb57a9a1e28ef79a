import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { insertTrigger } from "#lib/testing/issue-facts.ts";
import { createTestTraffic, type TestTraffic } from "#lib/testing/test-traffic.ts";
import { waitUntil } from "#lib/testing/wait-until.ts";

const PROJECT = "tm_1";
const ANY = { strategy: "first_attempt", connections: "*" } as const;
const CAUSES = { rejection_causes: "*", sources: "*" } as const;

let traffic: TestTraffic;
beforeAll(async () => {
  traffic = await createTestTraffic();
  await traffic.connect("bad", { status: 500 });
  await traffic.connect("good", { status: 200 });
  await insertTrigger(traffic.pool, PROJECT, "delivery", ANY);
  await insertTrigger(traffic.pool, PROJECT, "request", CAUSES);
});
afterAll(() => traffic.close());

const issues = () =>
  traffic.rows<{ id: string; count: number; status: string }>(
    `SELECT id, type, resource_id AS "resourceId", occurrences::int AS count, reference, status
     FROM issue ORDER BY type`,
  );

describe("a worker", () => {
  it("opens issues for what fails, with an example, and none for what goes well", async () => {
    const sent = 20;
    for (let n = 0; n < sent; n += 1) await traffic.ingest();
    await traffic.settled();
    await waitUntil("all to be counted", async () => (await issues())[0]?.count === sent);
    const [failed] = await traffic.rows<{ id: string; event: string }>(
      `SELECT max(a.id) AS id, (array_agg(a.event_id ORDER BY a.id DESC))[1] AS event
       FROM attempt a WHERE a.status = 'FAILED'`,
    );
    expect(await issues()).toEqual([
      {
        id: expect.any(String),
        type: "delivery",
        resourceId: "web_bad",
        count: sent,
        reference: { event_id: failed?.event, attempt_id: failed?.id },
        status: "OPENED",
      },
    ]);
  });

  it("opens one for requests that are turned away", async () => {
    const before = (await issues()).length;
    await traffic.pool.query("UPDATE source SET disabled_at = now()");
    traffic.configs.clear();
    await traffic.ingest();
    await waitUntil("the issue", async () => (await issues()).length > before);
    expect((await issues()).at(-1)).toMatchObject({
      type: "request",
      resourceId: traffic.sourceId,
    });
    await traffic.pool.query("UPDATE source SET disabled_at = NULL");
    traffic.configs.clear();
  });

  it("resolves the issue when the connection delivers again, without being asked", async () => {
    traffic.answerWith("bad", { status: 200 });
    await waitUntil("the issue to be over", async () => {
      await traffic.ingest();
      return (await issues())[0]?.status === "RESOLVED";
    });
    const kinds = await traffic.rows(
      "SELECT kind FROM issue_signal WHERE issue_id = $1 ORDER BY id",
      [(await issues())[0]?.id],
    );
    expect(kinds).toEqual([{ kind: "opened" }, { kind: "auto_resolved" }]);
  });
});
