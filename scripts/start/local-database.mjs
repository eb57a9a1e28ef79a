import { readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { preparePostgres } from "../postgres/binaries.mjs";
import { ensureCluster } from "../postgres/cluster.mjs";
import { stopLeftovers } from "../postgres/leftovers.mjs";
import {
  DURABLE_SETTINGS,
  findFreePort,
  reasonOf,
  serverUrl,
  startServer,
  waitUntilReady,
} from "../postgres/server.mjs";
import { chooseServerUser } from "../postgres/server-user.mjs";

const FAST_STOP_MS = 60_000;

/**
 * Prepares the built-in Postgres in the data folder: its cluster, its port, and the end of whatever an
 * earlier run has left behind. Returns its address and how to launch it, as often as needed.
 * @param {{ root: string, dataDir: string, password: string }} options
 */
export async function prepareLocalDatabase({ root, dataDir, password }) {
  const directory = join(dataDir, "postgres");
  const user = chooseServerUser({
    cluster: await ownerOf(directory),
    folder: await ownerOf(dataDir),
  });
  const native = await preparePostgres(root, user);
  await stopLeftovers(directory);
  await ensureCluster({ native, directory, user, password, isDurable: true });
  const port = await rememberPort(join(dataDir, "postgres.port"));

  /** @returns {Promise<import("./service.mjs").Run>} */
  const launch = async () => {
    // After a kill -9 of the head, its helpers may still hold the data folder for a moment.
    await stopLeftovers(directory);
    const server = startServer({ native, directory, user, port, settings: DURABLE_SETTINGS });
    const ready = waitUntilReady(server);
    // An early end is reported through `exited`.
    ready.catch(() => {});
    return {
      exited: server.exited.then((exit) => ({ ...exit, problem: reasonOf(server.lastLines) })),
      ready: ready.catch(() => new Promise(() => {})),
      stop: async () => {
        server.child.kill("SIGINT");
        const isDone = await Promise.race([
          server.exited.then(() => true),
          sleep(FAST_STOP_MS, false, { ref: false }),
        ]);
        if (!isDone) server.child.kill("SIGQUIT");
        await server.exited;
      },
      kill: () => void server.child.kill("SIGQUIT"),
    };
  };
  return { url: serverUrl(password, port), launch };
}

/** @param {string} path */
function ownerOf(path) {
  return stat(path).catch(() => null);
}

/**
 * Keeps to one port, so that a restarted server is found by those who know its address.
 * @param {string} path
 */
async function rememberPort(path) {
  const remembered = Number(await readFile(path, "utf8").catch(() => "0")) || 0;
  const port = await findFreePort(remembered);
  if (port !== remembered) await writeFile(path, `${port}\n`);
  return port;
}
