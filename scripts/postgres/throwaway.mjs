import { chown, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { preparePostgres } from "./binaries.mjs";
import { ensureCluster } from "./cluster.mjs";
import {
  findFreePort,
  serverUrl,
  startServer,
  THROWAWAY_SETTINGS,
  waitUntilReady,
} from "./server.mjs";
import { chooseServerUser } from "./server-user.mjs";

const PASSWORD = "throwaway";
const root = fileURLToPath(new URL("../..", import.meta.url));

/**
 * Starts a Postgres for tests in a folder of its own; `stop` ends it and removes the folder.
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export async function startThrowaway() {
  const user = chooseServerUser();
  const folder = await mkdtemp(join(tmpdir(), "sluice-test-postgres-"));
  if (user) await chown(folder, user.uid, user.gid);
  const directory = join(folder, "data");
  const native = await preparePostgres(root, user);
  await ensureCluster({ native, directory, user, password: PASSWORD, isDurable: false });
  const port = await findFreePort(0);
  const server = startServer({ native, directory, user, port, settings: THROWAWAY_SETTINGS });
  await waitUntilReady(server);
  const stop = async () => {
    server.child.kill("SIGQUIT");
    await server.exited;
    await rm(folder, { recursive: true, force: true });
  };
  return { url: serverUrl(PASSWORD, port), stop };
}

/** Run by itself: prints the address and stops when its input ends. */
async function main() {
  const server = await startThrowaway();
  const stop = async () => {
    await server.stop();
    process.exit(0);
  };
  process.stdin.on("end", stop).resume();
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  console.log(server.url);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
