import { join } from "node:path";
import { createAddressGuard } from "#lib/adapters/address-guard.ts";
import { createPool } from "#lib/adapters/db.ts";
import { getEnv } from "#lib/adapters/env.ts";
import { createQueue } from "#lib/adapters/queue.ts";
import { createSendHttp } from "#lib/adapters/send-http.ts";
import type { ApiRoute } from "#lib/api/handle.ts";
import { getIngest } from "#lib/api/ingest.ts";
import { getWebDatabase } from "#lib/api/web-database.ts";
import { contracts } from "#lib/contracts/registry.ts";
import { hashApiKey } from "#lib/services/api-keys/api-key-secret.ts";
import type { InboundRequest } from "#lib/services/requests/ingest-request.ts";
import { startWorker } from "#worker/start-worker.ts";
import { TEST_SECRET_KEY } from "./seed-routing.ts";
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
    async startWorker() {
      return startWorker({
        env: getEnv(),
        pool: createPool(url, { name: "test worker", max: 8 }),
        queue: await createQueue(url, { isWorker: true }),
        secretBox: api.ctx.secretBox,
        http: createSendHttp(createAddressGuard({ allow: [], allowPrivate: true })),
      });
    },
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
    async send(sourceId: string, request: Partial<InboundRequest> = {}): Promise<string> {
      const answer = await ingest({
        token: sourceId.slice("src_".length),
        method: "POST",
        path: "/",
        query: "",
        rawHeaders: ["content-type", "application/json"],
        body: Buffer.from('{"a":1}'),
        ip: "192.0.2.1",
        calledUrl: `https://localhost/e/${sourceId}`,
        ...request,
      });
      return JSON.parse(answer.body).request_id;
    },
    async close() {
      await stopIngest();
      await getWebDatabase().close();
      await api.close();
    },
  };
}
