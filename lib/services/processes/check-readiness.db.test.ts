import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createPool } from "#lib/adapters/db.ts";
import { createTestApi, type TestApi } from "#lib/testing/test-api.ts";
import { beat } from "./beat.ts";
import { checkReadiness } from "./check-readiness.ts";

let api: TestApi;
const MIGRATIONS = "prisma/migrations";

beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());

describe("checkReadiness", () => {
  it("waits for a worker, and is ready while one lives", async () => {
    const { pool } = api.ctx.db;
    expect(await checkReadiness(pool, MIGRATIONS)).toEqual({
      isReady: false,
      checks: {
        database: { ok: true, detail: "answers" },
        migrations: { ok: true, detail: "all applied" },
        worker: { ok: false, detail: "no worker has started" },
      },
    });
    await beat(pool, "web-1", "web", "1");
    expect((await checkReadiness(pool, MIGRATIONS)).isReady).toBe(false);
    await beat(pool, "worker-1", "worker", "1");
    expect((await checkReadiness(pool, MIGRATIONS)).isReady).toBe(true);
    await pool.query("UPDATE process SET beat_at = now() - interval '1 minute'");
    expect((await checkReadiness(pool, MIGRATIONS)).checks.worker).toEqual({
      ok: false,
      detail: "newest heartbeat 60 s ago",
    });
  });

  it("names migrations that are not applied", async () => {
    const { pool } = api.ctx.db;
    await pool.query("UPDATE _prisma_migrations SET finished_at = NULL");
    const { checks } = await checkReadiness(pool, MIGRATIONS);
    expect(checks.migrations.ok).toBe(false);
    expect(checks.migrations.detail).toMatch(/^not applied: \d+_init/);
  });

  it("says that the database does not answer", async () => {
    const pool = createPool("postgres://x:x@127.0.0.1:1/x", { name: "test", max: 1 });
    const { isReady, checks } = await checkReadiness(pool, MIGRATIONS);
    await pool.end();
    expect(isReady).toBe(false);
    expect(checks.database).toEqual({ ok: false, detail: "ECONNREFUSED" });
    expect(checks.worker.ok).toBe(false);
  });
});
