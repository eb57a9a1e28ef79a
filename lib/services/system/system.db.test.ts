import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { idLowerBound } from "#lib/domain/ids.ts";
import { systemModel } from "#lib/schemas/system.ts";
import { createTestApi, type TestApi } from "#lib/testing/test-api.ts";
import { createPartitions } from "../maintenance/create-partitions.ts";
import { beat, sayGoodbye } from "../processes/beat.ts";
import { getSystem } from "./get-system.ts";
import { getSystemStatus } from "./get-system-status.ts";

const DAY_MS = 24 * 60 * 60 * 1_000;

let api: TestApi;

beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());

describe("getSystemStatus", () => {
  it("says that nothing is delivered while no worker beats, and since when", async () => {
    const { pool } = api.ctx.db;
    expect(await getSystemStatus(api.ctx)).toEqual({
      is_delivering: false,
      workers: 0,
      last_beat_at: null,
    });
    await beat(pool, "worker-1", "worker", "1");
    await beat(pool, "worker-2", "worker", "1");
    expect(await getSystemStatus(api.ctx)).toMatchObject({ is_delivering: true, workers: 2 });
    await pool.query("UPDATE process SET beat_at = now() - interval '31 seconds'");
    const status = await getSystemStatus(api.ctx);
    expect(status).toMatchObject({ is_delivering: false, workers: 0 });
    expect(status.last_beat_at).not.toBeNull();
    await Promise.all(["worker-1", "worker-2"].map((id) => sayGoodbye(pool, id)));
  });
});

describe("getSystem", () => {
  it("names processes, queues, migrations and tables, in the form of its contract", async () => {
    const { pool } = api.ctx.db;
    await beat(pool, "web-1", "web", "1.2.3");
    await beat(pool, "worker-1", "worker", "1.2.3");
    await pool.query(
      "UPDATE process SET beat_at = now() - interval '2 minutes' WHERE id = 'web-1'",
    );
    const system = systemModel.parse(await getSystem(api.ctx));
    expect(system.processes).toMatchObject([
      { id: "worker-1", kind: "worker", version: "1.2.3", pid: process.pid, is_alive: true },
      { id: "web-1", kind: "web", is_alive: false },
    ]);
    expect(system.queues.map(({ name }) => name)).toContain("event.deliver");
    expect(system.database.migrations_pending).toEqual([]);
    expect(system.storage.tables.map(({ table }) => table)).toEqual([
      "payload",
      "request",
      "ignored_event",
      "event",
      "attempt",
      "execution",
      "rest",
    ]);
  });

  it("names the day that retention takes next, and says when an event keeps it", async () => {
    const { pool } = api.ctx.db;
    await pool.query("UPDATE project SET retention_days = 3");
    const today = Math.floor(Date.now() / DAY_MS) * DAY_MS;
    const yesterday = new Date(today - DAY_MS);
    await createPartitions(pool, new Date());
    await pool.query(
      `INSERT INTO request (id, project_id, source_id, payload_id, original_ip, created_at)
       VALUES ($1, $2, 'src_x', 'edt_x', '::1', now())`,
      [idLowerBound("req", yesterday.getTime()), api.ctx.projectId],
    );
    const { storage } = await getSystem(api.ctx);
    expect(storage.oldest_day).toBe(yesterday.toISOString().slice(0, 10));
    expect(storage.next_drop).toMatchObject({
      day: storage.oldest_day,
      at: new Date(today + 3 * DAY_MS).toISOString(),
      is_kept_by_pending: false,
    });
    const later = { ...api.ctx, now: () => new Date(today + 4 * DAY_MS) };
    expect((await getSystem(later)).storage.next_drop?.is_kept_by_pending).toBe(true);
  });
});
