import type { Pool } from "pg";
import { createPool } from "#lib/adapters/db.ts";
import { createQueue, prepareQueues, type Queue } from "#lib/adapters/queue.ts";
import { createSecretBox } from "#lib/adapters/secret-box.ts";
import type { Role } from "#lib/schemas/permission.ts";
import { hashApiKey } from "#lib/services/api-keys/api-key-secret.ts";
import { createAcceptBatch } from "#lib/services/requests/accept-batch.ts";
import { createFindPublishTargets } from "#lib/services/requests/find-publish-targets.ts";
import { createIngestRequest, type InboundRequest } from "#lib/services/requests/ingest-request.ts";
import { createPublishRequest } from "#lib/services/requests/publish-request.ts";
import { loadRoutingConfig } from "#lib/services/sources/load-routing-config.ts";
import { createRoutingConfigCache } from "#lib/services/sources/routing-config-cache.ts";
import { createTransformationLoader } from "#lib/services/transformations/load-transformations.ts";
import { sealEnv } from "#lib/services/transformations/transformation-env.ts";
import { createTestDatabase } from "./test-database.ts";

const SECRET_KEY = "test-secret-key-0123456789abcdef";
const TOKEN = "testtesttesttesttest";

export type TestPath = Awaited<ReturnType<typeof createTestPath>>;

/**
 * Makes a database with one project, one source and the parts of the event path around it: what it takes
 * to accept requests and route them, without processes.
 */
export async function createTestPath() {
  const database = await createTestDatabase();
  await prepareQueues(database.url);
  const pool = createPool(database.url, { name: "test", max: 8 });
  const queue = await createQueue(database.url, { isWorker: false });
  const secretBox = createSecretBox(SECRET_KEY);
  const loadTransformations = createTransformationLoader(pool, secretBox);
  const configs = createRoutingConfigCache((id) =>
    loadRoutingConfig(pool, secretBox, id, loadTransformations),
  );
  const sourceId = `src_${TOKEN}`;
  await insertSource(pool, secretBox.seal("secret", signingPlace("tm_1")), sourceId);
  const accept = createAcceptBatch(pool, queue, () => []);
  const ingest = createIngestRequest({
    sources: configs,
    store: async (row) => (await accept([row]))[0],
    readDocument: async () => null,
    nowMs: Date.now,
    publicUrl: "http://localhost:3000",
    sourceBaseUrl: "http://localhost:3000/e",
  });
  const find = createFindPublishTargets(pool);
  const publish = createPublishRequest({
    ingest,
    findTarget: async (query) => {
      const [target] = await find([query]);
      return target ?? { key: null, source: null };
    },
  });
  const inbound: InboundRequest = {
    token: TOKEN,
    method: "POST",
    path: "/",
    query: "",
    rawHeaders: ["content-type", "application/json"],
    body: Buffer.from('{"a":1}'),
    ip: "192.0.2.1",
    calledUrl: `https://localhost/e/${TOKEN}`,
  };

  return {
    databaseUrl: database.url,
    pool,
    queue: queue as Queue,
    secretBox,
    configs,
    sourceId,
    ingest: (request: Partial<InboundRequest> = {}) => ingest({ ...inbound, ...request }),
    publish: (request: Partial<InboundRequest>) => publish({ ...inbound, token: "", ...request }),
    /** Adds an API key of the project whose secret is its name. */
    async addKey(secret: string, role: Role = "member") {
      await pool.query(
        `INSERT INTO api_key (id, organization_id, project_id, kind, label, key_hash, key_hint, role)
         VALUES ($1, 'org_1', 'tm_1', 'project', $2, $3, '', $4)`,
        [`apk_${secret}`, secret, hashApiKey(secret), role],
      );
    },
    /** Adds a connection to a destination of its own. */
    async addConnection(id: string, rules: unknown[] = [], state: { isPaused?: boolean } = {}) {
      await pool.query(
        `INSERT INTO destination (id, project_id, name, type) VALUES ($1, 'tm_1', $1, 'MOCK_API')`,
        [`des_${id}`],
      );
      await pool.query(
        `INSERT INTO connection (id, project_id, source_id, destination_id, name, rules, paused_at)
         VALUES ($1, 'tm_1', $2, $3, $1, $4, CASE WHEN $5 THEN now() END)`,
        [id, sourceId, `des_${id}`, JSON.stringify(rules), state.isPaused ?? false],
      );
    },
    /** Adds a transformation, or the next version of it. */
    async addTransformation(id: string, code: string, env: Record<string, string> = {}) {
      const sealed = sealEnv({ secretBox }, { id, projectId: "tm_1" }, env);
      const { rows } = await pool.query<{ version: number }>(
        `INSERT INTO transformation (id, project_id, name, code, env) VALUES ($1, 'tm_1', $1, $2, $3)
         ON CONFLICT (id) DO UPDATE SET code = $2, env = $3, version = transformation.version + 1
         RETURNING version`,
        [id, code, sealed],
      );
      await pool.query(
        `INSERT INTO transformation_version (transformation_id, version, project_id, code, env)
         VALUES ($1, $2, 'tm_1', $3, $4)`,
        [id, rows[0]?.version, code, sealed],
      );
    },
    async setRules(id: string, rules: unknown[]) {
      await pool.query(
        "UPDATE connection SET rules = $2, rule_version = rule_version + 1 WHERE id = $1",
        [id, JSON.stringify(rules)],
      );
    },
    async rows<T>(sql: string, values: unknown[] = []): Promise<T[]> {
      return (await pool.query(sql, values)).rows as T[];
    },
    async close() {
      await queue.stop(0);
      await pool.end();
      await database.drop();
    },
  };
}

const signingPlace = (projectId: string) => ({
  projectId,
  resource: projectId,
  field: "signing_secret",
});

async function insertSource(pool: Pool, signingSecret: Buffer, sourceId: string) {
  await pool.query("INSERT INTO organization (id, name) VALUES ('org_1', 'Test')");
  await pool.query(
    "INSERT INTO project (id, organization_id, name, signing_secret) VALUES ('tm_1', 'org_1', 'Test', $1)",
    [signingSecret],
  );
  await pool.query("INSERT INTO source (id, project_id, name) VALUES ($1, 'tm_1', 'test')", [
    sourceId,
  ]);
}
