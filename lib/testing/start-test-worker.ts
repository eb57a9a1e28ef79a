import { createAddressGuard } from "#lib/adapters/address-guard.ts";
import { createPool } from "#lib/adapters/db.ts";
import { getEnv } from "#lib/adapters/env.ts";
import { createQueue } from "#lib/adapters/queue.ts";
import { createSendHttp } from "#lib/adapters/send-http.ts";
import { startWorker } from "#worker/start-worker.ts";
import type { TestInstallation } from "./test-installation.ts";

type Running = Pick<TestInstallation, "database"> & {
  ctx: Pick<TestInstallation["ctx"], "secretBox">;
};

/** Starts the worker of an installation in this process. Deliveries may go to this machine. */
export async function startTestWorker({ database, ctx }: Running) {
  return startWorker({
    env: getEnv(),
    pool: createPool(database.url, { name: "test worker", max: 8 }),
    queue: await createQueue(database.url, { isWorker: true }),
    secretBox: ctx.secretBox,
    http: createSendHttp(createAddressGuard({ allow: [], allowPrivate: true })),
  });
}
