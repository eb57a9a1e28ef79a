import { createServer } from "node:http";
import next from "next";
import { getEnv } from "#lib/adapters/env.ts";
import { logger } from "#lib/adapters/logger.ts";
import { exitOnDisconnect } from "#lib/adapters/supervised.ts";
import { getIngest } from "#lib/api/ingest.ts";
import { createSourceDoor } from "#lib/api/source-door.ts";

/** What an idle or slow client may take: headers 10 s, the whole request 30 s. */
const HEADERS_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 30_000;
const DRAIN_MS = 10_000;
/** Requests end by themselves within this time; what is left are screens that watch. */
const STREAM_GRACE_MS = 2_000;

const env = getEnv();
const web = await getIngest();
const door = createSourceDoor(web.ingest, env.ingestUrl);

const server = createServer({
  headersTimeout: HEADERS_TIMEOUT_MS,
  requestTimeout: REQUEST_TIMEOUT_MS,
  connectionsCheckingInterval: 2_000,
  keepAliveTimeout: 65_000,
  noDelay: true,
});
const app = next({
  dev: env.isDevelopment,
  dir: import.meta.dirname,
  httpServer: server,
  port: env.port,
  hostname: env.host,
});
await app.prepare();
const handlePage = app.getRequestHandler();

server.on("request", (request, response) => {
  if (door.handle(request, response)) return;
  handlePage(request, response).catch((error) => {
    logger.error({ err: error, url: request.url }, "page failed");
    if (!response.headersSent) response.writeHead(500).end();
  });
});
server.on("checkExpectation", (_request, response) => response.writeHead(417).end());
server.on("checkContinue", (request, response) => {
  response.writeContinue();
  server.emit("request", request, response);
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
  await web.stop();
  process.exit(0);
}
process.on("SIGTERM", stop);
process.on("SIGINT", stop);
exitOnDisconnect(stop);
