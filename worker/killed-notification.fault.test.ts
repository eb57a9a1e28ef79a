import { describe, expect, it } from "vitest";
import { createSecretBox } from "#lib/adapters/secret-box.ts";
import { createFaultWorld, type FaultWorld } from "#lib/testing/fault-world.ts";
import { TEST_SECRET_KEY } from "#lib/testing/seed-routing.ts";
import { insertIssue } from "#lib/testing/test-rows.ts";
import { waitUntil } from "#lib/testing/wait-until.ts";

const CHANNEL = "ch_0000000000000000000a";
const TRIGGER = "it_0000000000000000000a";
const SIGNAL = "isg_0000000000000000000a";
/** A dead worker's claim is another's after a minute. */
const RECOVERED_MS = 120_000;
const SENT = "SELECT count(*) FROM notification WHERE status = 'SENT'";

/** Opens an issue whose trigger tells one channel, and issues no ticket: the sweep finds it. */
async function openIssue({ product, receiver }: FaultWorld): Promise<void> {
  const { pool } = product;
  const { rows } = await pool.query<{ id: string }>("SELECT id FROM project");
  const projectId = rows[0]?.id ?? "";
  const place = { projectId, resource: CHANNEL, field: "secret" };
  const secret = JSON.stringify({ webhook_url: `${receiver.url}/channel` });
  await pool.query(
    "INSERT INTO channel (id, project_id, type, name, secret) VALUES ($1, $2, 'slack', 'on-call', $3)",
    [CHANNEL, projectId, createSecretBox(TEST_SECRET_KEY).seal(secret, place)],
  );
  await pool.query(
    `INSERT INTO issue_trigger (id, project_id, type, channels)
     VALUES ($1, $2, 'delivery', '{"slack": {"channel_name": "on-call"}}')`,
    [TRIGGER, projectId],
  );
  const issueId = await insertIssue(
    pool,
    {
      projectId,
      type: "delivery",
      aggregation_keys: { webhook_id: ["web_1"], response_status: [503], error_code: [] },
      reference: { event_id: "evt_1", attempt_id: "atm_1" },
    },
    Date.now(),
    { issue_trigger_id: TRIGGER },
  );
  await pool.query(
    `INSERT INTO issue_signal (id, project_id, issue_id, kind, created_at)
     VALUES ($1, $2, $3, 'opened', now() - interval '1 minute')`,
    [SIGNAL, projectId, issueId],
  );
}

describe.concurrent("a worker that is killed", () => {
  it.each([
    ["insert-notifications:before", 1],
    ["mark-signals:after", 1],
    ["claim-notifications:after", 1],
    ["call:before", 1],
    ["call:after", 2],
    ["record-sends:before", 2],
    ["record-sends:after", 1],
  ])("at %s has the issue told all the same, %i times", async (place, times) => {
    await using world = await createFaultWorld({ workers: 0 });
    const [worker] = world.product.workers;
    await worker?.start(`${place}:kill`);
    await openIssue(world);
    await worker?.exited();
    await worker?.start();
    await world.receiver.waitFor((hits) => hits.length === times, RECOVERED_MS);
    await waitUntil("the record", async () => (await world.product.count(SENT)) === 1);
    expect(world.receiver.hits).toHaveLength(times);
  });
});
