import { execFileSync } from "node:child_process";
import { readdir, readFile, readlink, realpath, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const FAST_STOP_MS = 60_000;
const IMMEDIATE_STOP_MS = 10_000;
const POLL_MS = 100;

/**
 * Stops the Postgres that a killed supervisor left running on `directory`, and removes its pid file
 * when the number in it now belongs to some other program. Without this, Postgres would take that
 * program for another server and not start. Returns true when it stopped something.
 * @param {string} directory
 */
export async function stopLeftovers(directory) {
  const path = await realpath(directory).catch(() => null);
  if (path === null) return false;
  const pidInFile = await readPid(path);
  const found = await processesOn(path, pidInFile);
  if (found.length > 0) await stopAll(path, pidInFile, found);
  // A dead number is no obstacle: Postgres sees by itself that the file is stale.
  else if (pidInFile !== null && isAlive(pidInFile)) await rm(join(path, "postmaster.pid"));
  return found.length > 0;
}

/**
 * Asks in three steps: finish at once (SIGINT), drop everything (SIGQUIT, recovered at the next start),
 * and SIGKILL for server processes that have lost their head.
 * @param {string} path
 * @param {number | null} pidInFile
 * @param {number[]} found
 */
async function stopAll(path, pidInFile, found) {
  const head = found.filter((pid) => pid === pidInFile);
  /** @type {[NodeJS.Signals, number[], number][]} */
  const steps = [
    ["SIGINT", head, FAST_STOP_MS],
    ["SIGQUIT", head, IMMEDIATE_STOP_MS],
    ["SIGKILL", found, IMMEDIATE_STOP_MS],
  ];
  for (const [signal, pids, waitMs] of steps) {
    if (pids.length === 0) continue;
    for (const pid of pids) send(pid, signal);
    const deadline = Date.now() + waitMs;
    while (Date.now() < deadline) {
      if ((await processesOn(path, pidInFile)).length === 0) return;
      await sleep(POLL_MS);
    }
  }
}

/**
 * Every process of a Postgres server works in its data folder; that is what tells it from a program
 * that has got the same number since.
 * @param {string} path
 * @param {number | null} pidInFile
 * @returns {Promise<number[]>}
 */
async function processesOn(path, pidInFile) {
  if (process.platform !== "linux")
    return pidInFile !== null && isServerOn(path, pidInFile) ? [pidInFile] : [];
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name)).map(Number);
  const working = await Promise.all(
    pids.map(async (pid) => {
      // Fails for processes of other users and for those that have just ended.
      const [folder, program] = await Promise.all(
        ["cwd", "exe"].map((link) => readlink(`/proc/${pid}/${link}`).catch(() => "")),
      );
      return folder === path && /\/postgres( \(deleted\))?$/.test(program ?? "");
    }),
  );
  return pids.filter((_, index) => working[index]);
}

/**
 * @param {string} path
 * @param {number} pid
 */
function isServerOn(path, pid) {
  try {
    const command = execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" });
    return command.includes("postgres") && command.includes(path);
  } catch {
    // `ps` fails when there is no such process.
    return false;
  }
}

/** @param {string} path */
async function readPid(path) {
  const text = await readFile(join(path, "postmaster.pid"), "utf8").catch(() => "");
  const pid = Number.parseInt(text, 10);
  return pid > 0 ? pid : null;
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // The process is there and belongs to somebody else.
    return /** @type {NodeJS.ErrnoException} */ (error).code === "EPERM";
  }
}

/**
 * @param {number} pid
 * @param {NodeJS.Signals} signal
 */
function send(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "ESRCH") throw error;
  }
}
