import type { Pool } from "pg";
import { createSecretBox } from "#lib/adapters/secret-box.ts";

export const TEST_SECRET_KEY = "test-secret-key-0123456789abcdef";
/** The part of the source's URL after /e/. */
export const TEST_TOKEN = "testtesttesttesttest";

const PROJECT = "tm_1";

export type SeedConnection = {
  url: string;
  rules?: unknown[];
  destinationConfig?: Record<string, unknown>;
};

/** Adds a transformation, which rules may name. */
async function addTransformation(pool: Pool, id: string, code: string) {
  await pool.query(
    "INSERT INTO transformation (id, project_id, name, code) VALUES ($1, $2, $1, $3)",
    [id, PROJECT, code],
  );
  await pool.query(
    `INSERT INTO transformation_version (transformation_id, version, project_id, code)
     VALUES ($1, 1, $2, $3)`,
    [id, PROJECT, code],
  );
}

/**
 * Fills an empty database with one project, one source that takes every method a test needs, and a
 * connection `web_<name>` to an HTTP destination `des_<name>` for each name given.
 */
export async function seedRouting(
  pool: Pool,
  connections: Record<string, SeedConnection>,
  transformations: Record<string, string> = {},
): Promise<void> {
  const place = { projectId: PROJECT, resource: PROJECT, field: "signing_secret" };
  const secret = createSecretBox(TEST_SECRET_KEY).seal("signing secret", place);
  await pool.query("INSERT INTO organization (id, name) VALUES ('org_1', 'Test')");
  await pool.query(
    "INSERT INTO project (id, organization_id, name, signing_secret) VALUES ($1, 'org_1', 'Test', $2)",
    [PROJECT, secret],
  );
  await pool.query("INSERT INTO source (id, project_id, name) VALUES ($1, $2, 'test')", [
    `src_${TEST_TOKEN}`,
    PROJECT,
  ]);
  for (const [id, code] of Object.entries(transformations)) {
    await addTransformation(pool, id, code);
  }
  for (const [name, { url, rules = [], destinationConfig = {} }] of Object.entries(connections)) {
    await pool.query(
      "INSERT INTO destination (id, project_id, name, type, config) VALUES ($1, $2, $3, 'HTTP', $4)",
      [`des_${name}`, PROJECT, name, JSON.stringify({ url, ...destinationConfig })],
    );
    await pool.query(
      `INSERT INTO connection (id, project_id, source_id, destination_id, name, rules)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [`web_${name}`, PROJECT, `src_${TEST_TOKEN}`, `des_${name}`, name, JSON.stringify(rules)],
    );
  }
}
