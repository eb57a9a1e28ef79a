import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ID_PREFIXES, newId } from "#lib/domain/ids.ts";
import { createTestApi, type TestApi } from "#lib/testing/test-api.ts";
import { testCaller } from "#lib/testing/test-caller.ts";
import { createConnection } from "../connections/create-connection.ts";
import { createPartitions } from "../maintenance/create-partitions.ts";
import { deleteProject } from "./delete-project.ts";
import { purgeProject } from "./purge-project.ts";

const DAY_MS = 24 * 60 * 60 * 1_000;

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());

/** How many rows of each table name a project. */
async function rowsOf(projectId: string) {
  const { pool } = api.ctx.db;
  const { rows: tables } = await pool.query<{ name: string }>(
    `SELECT c.oid::regclass::text AS name FROM pg_class c
     JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'project_id'
     WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition
       AND c.relnamespace = 'public'::regnamespace ORDER BY 1`,
  );
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const text = `SELECT count(*)::int AS count FROM ${name} WHERE project_id = $1`;
    const count = (await pool.query<{ count: number }>(text, [projectId])).rows[0]?.count ?? 0;
    if (count > 0) counts[name] = count;
  }
  return counts;
}

/** Fills tables with and without an index to find a project by, in several partitions. */
async function fill(ctx: TestApi["ctx"]) {
  await createConnection(ctx, {
    source: { name: "s" },
    destination: { name: "d", type: "MOCK_API" },
  });
  await createPartitions(ctx.db.pool, ctx.now());
  for (const days of [0, 1]) {
    const ids = Array.from({ length: 300 }, () =>
      newId(ID_PREFIXES.payload, ctx.now().getTime() + days * DAY_MS),
    );
    await ctx.db.pool.query(
      `INSERT INTO payload (id, project_id, method, path, query, headers, body_bytes, created_at)
       SELECT id, $2, 'POST', '/', '', '{}', 0, now() FROM unnest($1::text[]) AS id`,
      [ids, ctx.projectId],
    );
  }
}

describe("purgeProject", () => {
  it("deletes all that a deleted project has left, and nothing of others", async () => {
    await fill(api.ctx);
    await fill(api.foreign);
    const { projectId } = api.foreign;
    const before = await rowsOf(api.ctx.projectId);
    expect(await rowsOf(projectId)).toMatchObject({ payload: 600, connection: 1, source: 1 });
    await purgeProject(api.ctx.db.pool, projectId);
    expect(await rowsOf(projectId)).toMatchObject({ payload: 600, connection: 1, source: 1 });

    const caller = testCaller({ id: projectId, organizationId: api.foreign.actor.organizationId });
    await deleteProject({ ...api.foreign, caller }, { id: projectId });
    expect(await api.tickets("project.purge")).toEqual([{ projectId }]);
    await purgeProject(api.ctx.db.pool, projectId);
    await purgeProject(api.ctx.db.pool, projectId);
    expect(await rowsOf(projectId)).toEqual({});
    expect(await rowsOf(api.ctx.projectId)).toEqual(before);
  });
});
