import next from "next";
import { getEnv } from "#lib/adapters/env.ts";
import { logger } from "#lib/adapters/logger.ts";
import { exitOnDisconnect } from "#lib/adapters/supervised.ts";
import { createApiHost } from "#lib/api/api-host.ts";
import { getIngest } from "#lib/api/ingest.ts";
import { cleanRequest, createPageSecurity } from "#lib/api/page-security.ts";
import { createSourceDoor } from "#lib/api/source-door.ts";
import { getWebDatabase } from "#lib/api/web-database.ts";
import { createWebServer, recordPeerAddress } from "#lib/api/web-server.ts";
import { keepBeating } from "#lib/services/processes/keep-beating.ts";

const DRAIN_MS = 10_000;
/** Requests end by themselves within this time; what is left are screens that watch. */
const STREAM_GRACE_MS = 2_000;

const env = getEnv();
const web = await getIngest();
const door = createSourceDoor(web, env.ingestUrl, web.domains);
const addVersion = createApiHost(env.apiUrl);
const securePage = createPageSecurity(env);

// Reloading pages while they are being written is all that upgrades so far.
const server = createWebServer(() => env.isDevelopment);
const app = next({
  dev: env.isDevelopment,
  dir: import.meta.dirname,
  httpServer: server,
  port: env.port,
  hostname: env.host,
});
await app.prepare();
const handlePage = app.getRequestHandler();
const heartbeat = await keepBeating(getWebDatabase().pool, "web");

server.on("request", (request, response) => {
  if (door.handle(request, response)) return;
  if (!cleanRequest(request)) {
    response.writeHead(400).end();
    return;
  }
  recordPeerAddress(request);
  securePage(request, response);
  addVersion(request);
  handlePage(request, response).catch((error) => {
    logger.error({ err: error, url: request.url }, "page failed");
    if (!response.headersSent) response.writeHead(500).end();
  });
});

server.listen(env.port, env.host, () => {
  logger.info({ port: env.port }, "web is ready");
  process.send?.({ type: "ready" });
});
server.on("error", (error) => {
  logger.fatal({ err: error }, "web cannot listen");
  process.exit(1);
});

let isStopping = false;
async function stop() {
  if (isStopping) return;
  isStopping = true;
  setTimeout(() => process.exit(1), DRAIN_MS).unref();
  await new Promise((resolve) => {
    server.close(resolve);
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), STREAM_GRACE_MS).unref();
  });
  await heartbeat.stop();
  await web.stop();
  process.exit(0);
}
process.on("SIGTERM", stop);
process.on("SIGINT", stop);
exitOnDisconnect(stop);
