import assert from "node:assert/strict";
import { prepareQueues } from "#lib/adapters/queue.ts";
import type { ApiRoute } from "#lib/api/handle.ts";
import { type ApiVersion, NEWEST_VERSION } from "#lib/api/versions/api-version.ts";
import { atVersion } from "#lib/api/versions/at-version.ts";
import { getWebDatabase } from "#lib/api/web-database.ts";
import type { Role } from "#lib/schemas/permission.ts";
import { hashApiKey } from "#lib/services/api-keys/api-key-secret.ts";
import { createTestInstallation } from "./test-installation.ts";

const ORIGIN = "http://localhost:3000";

export type TestCall = {
  /** What stands in the path, by name. */
  params?: Record<string, string>;
  /** With its "?". */
  query?: string;
  body?: unknown;
  /** "admin" and "viewer" of the project, "foreign" of another one. */
  key?: string;
  version?: ApiVersion;
  headers?: Record<string, string>;
};

export type TestRoutes = Awaited<ReturnType<typeof createTestRoutes>>;

/** Makes an installation whose routes can be called as HTTP would, with a key for each kind of caller. */
export async function createTestRoutes() {
  const installation = await createTestInstallation();
  const { database, ctx, project } = installation;
  await prepareQueues(database.url);
  process.env.DATABASE_URL = database.url;
  process.env.SLUICE_SECRET_KEY = ctx.secretKey;

  async function addKey(secret: string, owner: { id: string; organizationId: string }, role: Role) {
    const { id: projectId, organizationId } = owner;
    const keyHash = hashApiKey(secret);
    const data = { projectId, organizationId, role, keyHash, keyHint: secret, label: secret };
    await ctx.db.prisma.apiKey.create({ data: { id: `apk_${secret}`, kind: "project", ...data } });
  }
  await addKey("admin", project, "admin");
  await addKey("viewer", project, "viewer");
  const foreign = await installation.addProject({ isForeign: true });
  await addKey("foreign", foreign, "admin");

  return {
    ...installation,
    /** The project of the key "foreign". */
    foreign,
    /** Calls a route; a body that is a text is sent as it is. What is answered must be as the contract says. */
    async call(route: ApiRoute, options: TestCall = {}) {
      const { params = {}, query = "", body, key = "admin", version = NEWEST_VERSION } = options;
      const headers = { authorization: `Bearer ${key}`, ...options.headers };
      const { method, path } = route.contract;
      const text = typeof body === "string" ? body : JSON.stringify(body);
      const request = new Request(`${ORIGIN}/${version}${path}${query}`, {
        method,
        headers,
        ...(method === "GET" || body === undefined ? {} : { body: text }),
      });
      const context = { params: Promise.resolve({ version, ...params }) };
      const response = await route(request, context);
      const answer = await response.json();
      const model = atVersion(route.contract, version).contract.response;
      if (response.ok) assert.deepEqual(model.parse(answer), answer);
      return { status: response.status, body: answer, headers: response.headers };
    },
    async close() {
      await getWebDatabase().close();
      await installation.close();
    },
  };
}
