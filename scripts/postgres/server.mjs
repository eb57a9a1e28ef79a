import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { programPath } from "./binaries.mjs";
import { atDirectory, DATABASE_NAME } from "./cluster.mjs";

const POLL_MS = 50;
const KEPT_LINES = 20;

/** @typedef {import("./server-user.mjs").ServerUser} ServerUser */

/** For one machine with web, worker and browser on it; durability stays at Postgres' safe defaults. */
export const DURABLE_SETTINGS = {
  shared_buffers: "256MB",
  effective_cache_size: "1GB",
  max_connections: "100",
  wal_compression: "on",
  wal_buffers: "16MB",
  min_wal_size: "256MB",
  max_wal_size: "4GB",
  checkpoint_timeout: "15min",
  random_page_cost: "1.1",
  jit: "off",
  log_checkpoints: "off",
};

/** For tests: the data dies with the server, so nothing waits for the disk. */
export const THROWAWAY_SETTINGS = {
  ...DURABLE_SETTINGS,
  max_connections: "200",
  fsync: "off",
  full_page_writes: "off",
  max_wal_size: "1GB",
};

/**
 * Starts Postgres on a cluster, in a process group of its own so that Ctrl-C reaches only the one who
 * started it. Should that one be killed, the server is stopped all the same.
 * @param {{ native: string, directory: string, user: ServerUser | null, port: number, settings: Record<string, string> }} options
 */
export function startServer({ native, directory, user, port, settings }) {
  const { dataPath, spawnOptions } = atDirectory(directory, user);
  const fixed = { port: String(port), listen_addresses: "127.0.0.1", unix_socket_directories: "" };
  const options = Object.entries({ ...settings, ...fixed });
  const child = spawn(
    programPath(native, "postgres"),
    ["-D", dataPath, ...options.flatMap(([name, value]) => ["-c", `${name}=${value}`])],
    { ...spawnOptions, detached: true, stdio: ["ignore", "ignore", "pipe"] },
  );
  /** @type {string[]} */
  const lastLines = [];
  createInterface({ input: child.stderr }).on("line", (line) => {
    lastLines.push(line);
    if (lastLines.length > KEPT_LINES) lastLines.shift();
  });
  /** @type {Promise<{ code: number | null, signal: NodeJS.Signals | null }>} */
  const exited = new Promise((resolve) => {
    child.once("error", () => resolve({ code: -1, signal: null }));
    child.once("exit", (code, signal) => resolve({ code, signal }));
  });
  const stopGuard = guard(child.pid, directory);
  void exited.then(stopGuard);
  return { child, exited, isReady: () => isReady(directory, child.pid), lastLines };
}

/**
 * Waits until the server takes connections; it may recover from a crash first. Throws when it ends.
 * @param {ReturnType<typeof startServer>} server
 */
export async function waitUntilReady(server) {
  let end = null;
  void server.exited.then((exit) => {
    end = exit;
  });
  while (!(await server.isReady())) {
    if (end !== null) throw new Error(`Postgres did not start: ${reasonOf(server.lastLines)}`);
    await sleep(POLL_MS);
  }
}

/**
 * Picks the line that says why, from the last lines of a server that ended.
 * @param {string[]} lines
 */
export function reasonOf(lines) {
  const telling = lines.findLast((line) => /FATAL|PANIC/.test(line)) ?? lines.at(-1);
  return telling?.replace(/^.*?(FATAL|PANIC): +/, "") ?? "it said nothing";
}

/**
 * The last line of postmaster.pid is the server's own word on its state; pg_ctl reads it too.
 * @param {string} directory
 * @param {number | undefined} pid
 */
async function isReady(directory, pid) {
  const lines = (await readFile(join(directory, "postmaster.pid"), "utf8").catch(() => "")).split(
    "\n",
  );
  return lines[0] === String(pid) && lines[7]?.trim() === "ready";
}

/**
 * A shell that waits for the end of its input, that is for our own end however it comes, and then asks
 * the server to stop. It looks first whether the data folder still belongs to that process.
 * @param {number | undefined} pid
 * @param {string} directory
 */
function guard(pid, directory) {
  if (pid === undefined || process.platform === "win32") return () => {};
  const pidFile = join(directory, "postmaster.pid");
  const script = 'cat >/dev/null; sleep 1; [ "$(head -n 1 "$1")" = "$2" ] && kill -INT "$2"';
  const shell = spawn("sh", ["-c", script, "sluice-postgres-guard", pidFile, String(pid)], {
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
    cwd: "/",
  });
  shell.on("error", () => {});
  shell.unref();
  return () => shell.pid !== undefined && shell.exitCode === null && endGroup(shell.pid);
}

/** @param {number} leader */
function endGroup(leader) {
  try {
    process.kill(-leader, "SIGKILL");
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "ESRCH") throw error;
  }
}

/**
 * @param {string} password
 * @param {number} port
 */
export function serverUrl(password, port) {
  return `postgres://${DATABASE_NAME}:${password}@127.0.0.1:${port}/${DATABASE_NAME}`;
}

/**
 * Returns `preferred` when it is free on 127.0.0.1, otherwise a port that is.
 * @param {number} preferred 0 for any
 * @returns {Promise<number>}
 */
export function findFreePort(preferred) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error) =>
      preferred === 0 ? reject(error) : findFreePort(0).then(resolve, reject),
    );
    probe.listen(preferred, "127.0.0.1", () => {
      const address = probe.address();
      const port = typeof address === "object" && address !== null ? address.port : preferred;
      probe.close(() => resolve(port));
    });
  });
}
