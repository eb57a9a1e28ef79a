import { createAddressGuard } from "#lib/adapters/address-guard.ts";
import { createPool } from "#lib/adapters/db.ts";
import { getEnv } from "#lib/adapters/env.ts";
import { logger } from "#lib/adapters/logger.ts";
import { createQueue } from "#lib/adapters/queue.ts";
import { createSecretBox } from "#lib/adapters/secret-box.ts";
import { createSendHttp } from "#lib/adapters/send-http.ts";
import { exitOnDisconnect } from "#lib/adapters/supervised.ts";
import { startWorker } from "./start-worker.ts";

/** Deliveries under way get this long to end by themselves. */
const GRACE_MS = 25_000;

const env = getEnv();
const worker = await startWorker({
  env,
  pool: createPool(env.databaseUrl, { name: "sluice worker", max: 8 }),
  queue: await createQueue(env.databaseUrl, { isWorker: true }),
  secretBox: createSecretBox(env.secretKey),
  http: createSendHttp(createAddressGuard(env.egress)),
});
logger.info("worker is ready");
process.send?.({ type: "ready" });

let isStopping = false;
async function stop() {
  if (isStopping) return;
  isStopping = true;
  await worker.stop(GRACE_MS);
  process.exit(0);
}
process.on("SIGTERM", stop);
process.on("SIGINT", stop);
exitOnDisconnect(stop);
