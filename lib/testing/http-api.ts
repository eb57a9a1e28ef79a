import { prepareQueues } from "#lib/adapters/queue.ts";
import { getWebDatabase } from "#lib/api/web-database.ts";
import type { ApiKeyKind } from "#lib/schemas/api-key.ts";
import { createApiKey } from "#lib/services/api-keys/create-api-key.ts";
import { startApiServer } from "./api-server.ts";
import { testCaller } from "./test-caller.ts";
import { createTestInstallation } from "./test-installation.ts";

type Input = Parameters<typeof createApiKey>[1];

/** Makes an installation whose API answers over HTTP, as `startApiServer` says, with keys for its callers. */
export async function createHttpApi() {
  const installation = await createTestInstallation();
  const { url } = installation.database;
  await prepareQueues(url);
  process.env.DATABASE_URL = url;
  process.env.SLUICE_SECRET_KEY = installation.ctx.secretKey;
  const server = await startApiServer();
  process.env.SLUICE_PUBLIC_URL = server.origin;

  return {
    ...installation,
    origin: server.origin,
    /** Makes a key as an owner of the project would. */
    addKey(type: Exclude<ApiKeyKind, "cli"> = "project", rest: Partial<Input> = {}) {
      const { projectId = installation.project.id, ...input } = {
        ...rest,
        projectId: rest.team_id,
      };
      const project = { ...installation.project, id: projectId ?? installation.project.id };
      const caller = testCaller(project, { role: "owner" });
      const ctx = { ...installation.ctx, now: () => new Date(), caller };
      return createApiKey(ctx, { label: "test", type, ...input });
    },
    /** Calls the API; `path` stands below the version. */
    async call(method: string, path: string, options: CallOptions = {}) {
      const { key, body, version = "latest", headers = {} } = options;
      const response = await fetch(`${server.origin}/${version}${path}`, {
        method,
        headers: { ...(key ? { authorization: `Bearer ${key}` } : {}), ...headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      const isJson = response.headers.get("content-type")?.includes("json");
      return { status: response.status, body: isJson ? JSON.parse(text) : text };
    },
    async close() {
      await server.close();
      await getWebDatabase().close();
      await installation.close();
    },
  };
}

type CallOptions = {
  key?: string;
  body?: unknown;
  version?: string;
  headers?: Record<string, string>;
};
