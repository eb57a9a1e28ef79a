import type { Pool } from "pg";
import { createPool } from "#lib/adapters/db.ts";
import { migrate } from "#lib/adapters/migrate.ts";
import { prepareQueues } from "#lib/adapters/queue.ts";
import { createPartitions } from "#lib/services/maintenance/create-partitions.ts";
import { findFreePort } from "../../scripts/postgres/server.mjs";
import { type SeedConnection, seedRouting, TEST_SECRET_KEY, TEST_TOKEN } from "./seed-routing.ts";
import { createTestProcess, type TestProcess } from "./test-process.ts";
import { waitUntil } from "./wait-until.ts";

export type RunningProduct = {
  databaseUrl: string;
  sourceUrl: string;
  port: number;
  web: TestProcess;
  workers: TestProcess[];
  /** The test's own connections. */
  pool: Pool;
  count(sql: string, values?: unknown[]): Promise<number>;
  /** Waits until every stored request is routed and no event is due any more. */
  settled(timeoutMs?: number): Promise<void>;
  stop(): Promise<void>;
};

export type ProductOptions = {
  /** Name of each connection and where it leads. */
  connections: Record<string, SeedConnection>;
  /** Code of transformations, by id. */
  transformations?: Record<string, string>;
  workers?: number;
  /** `door` serves source URLs only and starts at once; `server` is the whole web process. */
  web?: "door" | "server";
  /** Where the processes, unlike the test, find the database. */
  processDatabaseUrl?: string;
};

const OPEN_SQL = `
  SELECT (SELECT count(*) FROM request WHERE routed_at IS NULL)
    + (SELECT count(*) FROM routing_order WHERE routed_at IS NULL)
    + (SELECT count(*) FROM event WHERE due_at IS NOT NULL) AS count`;

/**
 * Prepares an empty database and starts the product on it: real processes, which the test may kill, stop
 * and start again. Workers beyond those asked for are started by the test through `workers`.
 */
export async function startProduct(
  databaseUrl: string,
  {
    connections,
    transformations = {},
    workers = 1,
    web: kind = "door",
    processDatabaseUrl,
  }: ProductOptions,
): Promise<RunningProduct> {
  const pool = createPool(databaseUrl, { name: "fault test", max: 4 });
  await migrate({ databaseUrl, directory: "prisma/migrations" });
  await createPartitions(pool, new Date());
  await prepareQueues(databaseUrl);
  await seedRouting(pool, connections, transformations);

  const port = await findFreePort(0);
  const env = {
    DATABASE_URL: processDatabaseUrl ?? databaseUrl,
    SLUICE_SECRET_KEY: TEST_SECRET_KEY,
    SLUICE_LOCAL: "1",
    PORT: String(port),
  };
  const webFile = kind === "door" ? "lib/testing/door-process.ts" : "server.ts";
  const web = createTestProcess(webFile, env);
  const running = Array.from({ length: Math.max(2, workers) }, () =>
    createTestProcess("worker/main.ts", env),
  );
  await Promise.all([web, ...running.slice(0, workers)].map((each) => each.start()));

  const count = async (sql: string, values: unknown[] = []) =>
    Number((await pool.query<{ count: string }>(sql, values)).rows[0]?.count);

  return {
    databaseUrl,
    sourceUrl: `http://127.0.0.1:${port}/e/${TEST_TOKEN}`,
    port,
    web,
    workers: running,
    pool,
    count,
    settled: (timeoutMs) =>
      waitUntil("everything to be delivered", async () => (await count(OPEN_SQL)) === 0, {
        ...(timeoutMs === undefined ? {} : { timeoutMs }),
        detail: () => running.map((worker) => worker.log().slice(-1_000)).join("\n"),
      }),
    async stop() {
      await Promise.all([web, ...running].map((each) => each.kill()));
      await pool.end();
    },
  };
}
