import type { Pool } from "pg";

const CHUNK_ROWS = 5_000;
const CHUNK_BLOCKS = 2_000;

/**
 * Tables of one partition or none with a column that names the project; events first, so that nothing is
 * delivered any more, and what others refer to last. What was done to projects is kept in `audit_entry`.
 */
const TABLES_SQL = `
  SELECT c.oid::regclass::text AS name, pg_relation_size(c.oid) / current_setting('block_size')::int AS blocks,
    EXISTS (SELECT 1 FROM pg_index i WHERE i.indrelid = c.oid AND i.indkey[0] = a.attnum
      AND i.indpred IS NULL) AS "hasIndex"
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'project_id'
  WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
    AND c.relname NOT IN ('audit_entry', 'device_login')
  ORDER BY c.relname !~ '^event(_|$)', c.relname IN ('source', 'destination', 'transformation'), 1`;

type Table = { name: string; blocks: string; hasIndex: boolean };

/**
 * Deletes whatever a project that is gone has left, a chunk at a time. Runs as a job; running it twice
 * changes nothing. A project that is still there is left alone.
 */
export async function purgeProject(pool: Pool, projectId: string): Promise<void> {
  const project = await pool.query("SELECT 1 FROM project WHERE id = $1", [projectId]);
  if (project.rows.length > 0) return;
  const { rows } = await pool.query<Table>(TABLES_SQL);
  for (const table of rows) {
    if (table.hasIndex) await purgeByIndex(pool, table.name, projectId);
    else await purgeByBlocks(pool, table, projectId);
  }
}

async function purgeByIndex(pool: Pool, name: string, projectId: string) {
  for (;;) {
    const { rowCount } = await pool.query(
      `DELETE FROM ${name} WHERE ctid = ANY(ARRAY(
         SELECT ctid FROM ${name} WHERE project_id = $1 LIMIT ${CHUNK_ROWS}))`,
      [projectId],
    );
    if ((rowCount ?? 0) < CHUNK_ROWS) return;
  }
}

/** Passes once over a table that has no index to find the rows by. */
async function purgeByBlocks(pool: Pool, { name, blocks }: Table, projectId: string) {
  for (let from = 0; from < Number(blocks); from += CHUNK_BLOCKS) {
    await pool.query(
      `DELETE FROM ${name} WHERE ctid >= $2::tid AND ctid < $3::tid AND project_id = $1`,
      [projectId, `(${from},0)`, `(${from + CHUNK_BLOCKS},0)`],
    );
  }
}
