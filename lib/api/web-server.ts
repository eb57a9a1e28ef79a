import { createServer, type IncomingMessage, type Server } from "node:http";

/** How often slow clients are looked for. With it, headers may take 10 s and the whole request 30 s. */
const CHECK_MS = 2_000;
const HEADERS_TIMEOUT_MS = 10_000 - CHECK_MS;
const REQUEST_TIMEOUT_MS = 30_000 - CHECK_MS;

/**
 * Creates the server in front of everything else, with the limits for slow and odd clients; what comes
 * through is a "request" event. `Expect` other than 100-continue is refused. A request to upgrade is an
 * ordinary one unless `mayUpgrade` says otherwise: a connection that nobody upgrades would stay open.
 */
export function createWebServer(mayUpgrade: (request: IncomingMessage) => boolean): Server {
  const server = createServer({
    headersTimeout: HEADERS_TIMEOUT_MS,
    requestTimeout: REQUEST_TIMEOUT_MS,
    connectionsCheckingInterval: CHECK_MS,
    keepAliveTimeout: 65_000,
    noDelay: true,
    shouldUpgradeCallback: mayUpgrade,
  });
  server.on("checkExpectation", (_request, response) => response.writeHead(417).end());
  server.on("checkContinue", (request, response) => {
    response.writeContinue();
    server.emit("request", request, response);
  });
  return server;
}

/**
 * Adds the address that this server saw to what a proxy said, so that limits per address count what
 * cannot be made up: the framework would pass on a client's own header alone.
 */
export function recordPeerAddress(request: IncomingMessage): void {
  const said = request.headers["x-forwarded-for"];
  const seen = request.socket.remoteAddress;
  request.headers["x-forwarded-for"] = [said, seen].flat().filter(Boolean).join(", ");
}
