import { getEnv } from "#lib/adapters/env.ts";
import { exitOnDisconnect } from "#lib/adapters/supervised.ts";
import { getIngest } from "#lib/api/ingest.ts";
import { createSourceDoor } from "#lib/api/source-door.ts";
import { createWebServer } from "#lib/api/web-server.ts";

// The web process without the framework: source URLs only. It starts in a fraction of the time, so that
// a test can afford to kill it often.

const env = getEnv();
const web = await getIngest();
const door = createSourceDoor(web, env.ingestUrl, web.domains);
const server = createWebServer(() => false);
server.on("request", (request, response) => {
  if (!door.handle(request, response)) response.writeHead(404).end();
});
server.listen(env.port, env.host, () => process.send?.({ type: "ready" }));

async function stop() {
  await new Promise((resolve) => {
    server.close(resolve);
    server.closeIdleConnections();
  });
  await web.stop();
  process.exit(0);
}
process.on("SIGTERM", stop);
exitOnDisconnect(stop);
