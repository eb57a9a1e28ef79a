import { join } from "node:path";
import type { ApiRoute } from "#lib/api/handle.ts";
import { getIngest } from "#lib/api/ingest.ts";
import { getWebDatabase } from "#lib/api/web-database.ts";
import { contracts } from "#lib/contracts/registry.ts";
import { hashApiKey } from "#lib/services/api-keys/api-key-secret.ts";
import type { InboundRequest } from "#lib/services/requests/ingest-request.ts";
import { TEST_SECRET_KEY } from "./seed-routing.ts";
import { sendToSource } from "./send-to-source.ts";
import { startTestWorker } from "./start-test-worker.ts";
import { createTestApi } from "./test-api.ts";

export type TestProduct = Awaited<ReturnType<typeof createTestProduct>>;

type Method = "GET" | "POST" | "PUT" | "DELETE";

const ROUTES = join(import.meta.dirname, "../../app/[version]");
const VERSION = "2026-09-01";

/** Finds the endpoint of a path: one that names it whole before one with an id in it. */
async function findRoute(method: Method, path: string) {
  const steps = path.split("/");
  const isIn = (place: string) =>
    place.split("/").length === steps.length &&
    place.split("/").every((step, at) => step.startsWith("{") || step === steps[at]);
  const [contract] = Object.values(contracts)
    .filter((each) => each.method === method && isIn(each.path))
    .toSorted((a, b) => a.path.split("{").length - b.path.split("{").length);
  if (!contract) throw new Error(`no endpoint ${method} ${path}`);
  const file = contract.path.replaceAll("{", "[").replaceAll("}", "]");
  const module: Record<string, ApiRoute> = await import(join(ROUTES, file, "route.ts"));
  const params = Object.fromEntries(
    contract.path
      .split("/")
      .flatMap((step, at) => (step.startsWith("{") ? [[step.slice(1, -1), steps[at]]] : [])),
  );
  return { route: module[method] as ApiRoute, params };
}

/**
 * Makes an installation whose API is called through its routes and whose worker runs in this process, on
 * the real database and queue. Deliveries may go to this machine.
 */
export async function createTestProduct() {
  const api = await createTestApi();
  const { url } = api.database;
  Object.assign(process.env, {
    DATABASE_URL: url,
    SLUICE_SECRET_KEY: TEST_SECRET_KEY,
    SLUICE_API_RATE_LIMIT: "100000",
  });
  const addKey = (secret: string, target: { id: string; organizationId: string }) =>
    api.ctx.db.prisma.apiKey.create({
      data: {
        id: `apk_${secret}`,
        organizationId: target.organizationId,
        projectId: target.id,
        kind: "project",
        label: secret,
        keyHash: hashApiKey(secret),
        keyHint: secret,
        role: "admin",
      },
    });
  await addKey("key", api.project);
  const { projectId: id, actor } = api.foreign;
  await addKey("foreign-key", { id, organizationId: actor.organizationId });
  const { ingest, stop: stopIngest } = await getIngest();

  return {
    ...api,
    pool: api.ctx.db.pool,
    startWorker: () => startTestWorker(api),
    /** Calls an endpoint: `path` with its ids and query. */
    async call(method: Method, path: string, body?: unknown, key = "key") {
      const [place = "", query = ""] = path.split("?");
      const { route, params } = await findRoute(method, place);
      const request = new Request(`http://localhost:3000/${VERSION}${place}?${query}`, {
        method,
        headers: { authorization: `Bearer ${key}` },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const response = await route(request, {
        params: Promise.resolve({ version: VERSION, ...params }),
      });
      return { status: response.status, body: await response.json() };
    },
    /** Sends a request to a source as its sender would. Returns the id of what is stored. */
    send: (sourceId: string, request: Partial<InboundRequest> = {}) =>
      sendToSource(ingest, sourceId, request),
    async close() {
      await stopIngest();
      await getWebDatabase().close();
      await api.close();
    },
  };
}
