import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { insertTrigger } from "#lib/testing/issue-facts.ts";
import { createTestPath, type TestPath } from "#lib/testing/test-path.ts";
import { checkBackpressure } from "./check-backpressure.ts";

const PROJECT = "tm_1";
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const NOW = new Date();

let path: TestPath;
beforeAll(async () => {
  path = await createTestPath();
  await path.addConnection("web_a");
  await path.addConnection("web_b");
});
afterAll(() => path.close());
beforeEach(async () => {
  await path.pool.query("DELETE FROM issue; DELETE FROM issue_trigger; DELETE FROM queue_sample");
});

/** Notes, as of this minute, how long the oldest event of a destination waits. */
async function waits(destinationId: string, ageMs: number) {
  await path.pool.query("DELETE FROM queue_sample WHERE destination_id = $1", [destinationId]);
  await path.pool.query(
    `INSERT INTO queue_sample (project_id, scope, period, bucket_at, key, destination_id, depth, max_age_ms)
     VALUES ($1, 1, 60, date_trunc('minute', now()), gen_random_uuid(), $2, 5, $3)`,
    [PROJECT, destinationId, ageMs],
  );
}

const check = (minutes = 0) =>
  checkBackpressure(path.pool, path.queue, () => new Date(NOW.getTime() + minutes * MINUTE_MS));
const issues = () =>
  path.rows(`SELECT resource_id AS id, status, occurrences::int AS count, aggregation_keys AS keys,
    auto_resolved_at IS NOT NULL AS "isAuto" FROM issue ORDER BY resource_id`);
const kinds = async () =>
  (await path.rows<{ kind: string }>("SELECT kind FROM issue_signal ORDER BY created_at")).map(
    ({ kind }) => kind,
  );

describe("checkBackpressure", () => {
  it("opens an issue for a destination whose oldest event waits too long, and ends it with the queue", async () => {
    await insertTrigger(path.pool, PROJECT, "backpressure", { delay: HOUR_MS, destinations: "*" });
    await waits("des_web_a", HOUR_MS);
    await check();
    expect(await issues()).toEqual([]);
    await waits("des_web_a", HOUR_MS + 1);
    await waits("des_web_b", MINUTE_MS);
    await check();
    const keys = { destination_id: ["des_web_a"], delay: [HOUR_MS] };
    const open = { id: "des_web_a", status: "OPENED", count: 1, keys, isAuto: false };
    expect(await issues()).toEqual([open]);
    await waits("des_web_a", MINUTE_MS);
    await check(1);
    expect(await issues()).toEqual([{ ...open, status: "RESOLVED", isAuto: true }]);
    await waits("des_web_a", 2 * HOUR_MS);
    await check(2);
    expect(await issues()).toEqual([{ ...open, count: 2 }]);
    expect(await kinds()).toEqual(["opened", "auto_resolved", "reopened"]);
  });

  it("counts each minute once, however many processes look", async () => {
    await insertTrigger(path.pool, PROJECT, "backpressure", { delay: HOUR_MS, destinations: "*" });
    await waits("des_web_a", 2 * HOUR_MS);
    for (const minutes of [0, 0, 1, 1, 1]) await Promise.all([check(minutes), check(minutes)]);
    expect(await issues()).toMatchObject([{ count: 2 }]);
    expect(await kinds()).toEqual(["opened"]);
  });

  it("takes the delay of the most specific trigger", async () => {
    await insertTrigger(path.pool, PROJECT, "backpressure", { delay: HOUR_MS, destinations: "*" });
    const own = { delay: 5 * MINUTE_MS, destinations: ["des_web_b"] };
    await insertTrigger(path.pool, PROJECT, "backpressure", own);
    await waits("des_web_a", 10 * MINUTE_MS);
    await waits("des_web_b", 10 * MINUTE_MS);
    await check();
    expect(await issues()).toMatchObject([{ id: "des_web_b", keys: { delay: [5 * MINUTE_MS] } }]);
  });
});
