import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { NotificationSettings } from "#lib/schemas/webhook-notifications.ts";
import { NO_LANE } from "#lib/testing/no-lane.ts";
import { createTestPath, type TestPath } from "#lib/testing/test-path.ts";
import { createRouteRequests } from "../requests/route-requests.ts";
import { claimEvents } from "./claim-events.ts";
import { recordInterruptions } from "./record-interruptions.ts";

let path: TestPath;

beforeAll(async () => {
  path = await createTestPath();
  await path.addConnection("web_1");
});
beforeEach(async () => {
  await path.pool.query("TRUNCATE event, attempt, webhook_outbox");
});
afterAll(() => path.close());

async function addEvent() {
  const { body } = await path.ingest();
  await createRouteRequests({
    pool: path.pool,
    queue: path.queue,
    configs: path.configs,
    lane: NO_LANE,
    lines: { advance: () => {} },
    changes: { take: () => [] },
    nowMs: Date.now,
    pump: { reserve: () => true, unreserve: () => {}, start: () => {}, wake: () => {} },
  })([JSON.parse(body).request_id]);
  await claimEvents(path.pool, "des_web_1", "first", 1);
}

/** The worker that holds the event dies, and another one finds it. */
async function die(times: number) {
  for (let time = 0; time < times; time += 1) {
    await path.pool.query(
      "UPDATE event SET due_at = now() - interval '1 second' WHERE due_at IS NOT NULL",
    );
    const claims = await claimEvents(path.pool, "des_web_1", `claim ${time}`, 1);
    await recordInterruptions(path.pool, claims, Date.now());
  }
}

const tell = (settings: Partial<NotificationSettings> | null) =>
  path.pool.query("UPDATE project SET notification_settings = $1", [settings ?? {}]);
const topics = async () =>
  (await path.rows<{ topic: string }>("SELECT topic FROM webhook_outbox ORDER BY id")).map(
    ({ topic }) => topic,
  );

describe("recordInterruptions", () => {
  const settings = { notification_methods: ["webhook" as const], webhook_source_id: "src_told" };

  it("tells once that an event was given up", async () => {
    await tell({ ...settings, webhook_topics: ["event.successful", "event.failed"] });
    await addEvent();
    await die(2);
    expect(await topics()).toEqual([]);
    await die(1);
    await die(1);
    expect(await path.rows("SELECT topic, project_id, event_id FROM webhook_outbox")).toEqual([
      { topic: "event.failed", project_id: "tm_1", ...(await onlyEvent()) },
    ]);
    expect(
      await path.rows("SELECT a.id FROM attempt a JOIN webhook_outbox o ON o.attempt_id = a.id"),
    ).toHaveLength(1);
  });

  it("tells of each attempt that was cut short to who asks for attempts", async () => {
    await tell({ ...settings, webhook_topics: ["attempt.failed"] });
    await addEvent();
    await die(2);
    expect(await topics()).toEqual(["attempt.failed", "attempt.failed"]);
  });

  it.each([
    null,
    { ...settings, webhook_topics: null },
    { ...settings, notification_methods: [], webhook_topics: ["event.failed" as const] },
  ])("tells nothing with the settings %j", async (stored) => {
    await tell(stored);
    await addEvent();
    await die(3);
    expect(await topics()).toEqual([]);
  });
});

async function onlyEvent() {
  const [row] = await path.rows<{ event_id: string }>(
    "SELECT id AS event_id FROM event WHERE status = 'FAILED'",
  );
  return row;
}
