import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { say } from "./progress.mjs";

const READY_TIMEOUT_MS = 120_000;

/**
 * Launches web or worker: a Node program that sends `{ type: "ready" }` and ends on SIGTERM. It gets a
 * process group of its own, so that Ctrl-C in the terminal reaches the supervisor alone, which stops
 * things in order.
 * @param {{ name: string, node: string, args: string[], cwd: string, env: NodeJS.ProcessEnv, graceMs: number, onLine: (line: string) => void }} options
 * @returns {import("./service.mjs").Run & { pid: number | undefined }}
 */
export function launchNodeProgram({ name, node, args, cwd, env, graceMs, onLine }) {
  const child = spawn(node, args, {
    cwd,
    env,
    detached: true,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  for (const stream of [child.stdout, child.stderr]) {
    if (stream) createInterface({ input: stream }).on("line", onLine);
  }
  /** @type {Promise<import("./restart-policy.mjs").Exit>} */
  const exited = new Promise((resolve) => {
    child.once("error", () => resolve({ code: -1, signal: null }));
    child.once("exit", (code, signal) => resolve({ code, signal }));
  });
  const kill = () => signalGroup(child.pid, "SIGKILL");
  // Whatever the program itself has started goes with it.
  void exited.then(kill);
  const ready = new Promise((resolve) => {
    child.on("message", (message) => {
      if (
        typeof message === "object" &&
        message !== null &&
        "type" in message &&
        message.type === "ready"
      ) {
        resolve(undefined);
      }
    });
  });
  void endWhenNeverReady(name, ready, exited, kill);
  const stop = async () => {
    child.kill("SIGTERM");
    const stopWaiting = new AbortController();
    const patience = sleep(graceMs, true, { signal: stopWaiting.signal }).catch(() => false);
    const isLate = await Promise.race([patience, exited.then(() => false)]);
    stopWaiting.abort();
    if (isLate) say(`! ${name} did not end within ${graceMs / 1000} s and is killed.`);
    if (isLate) kill();
    await exited;
  };
  return { pid: child.pid, exited, ready, stop, kill };
}

/**
 * @param {string} name
 * @param {Promise<unknown>} ready
 * @param {Promise<unknown>} exited
 * @param {() => void} kill
 */
async function endWhenNeverReady(name, ready, exited, kill) {
  const stopWaiting = new AbortController();
  const patience = sleep(READY_TIMEOUT_MS, true, { signal: stopWaiting.signal, ref: false });
  const isLate = await Promise.race([patience, ready.then(() => false), exited.then(() => false)]);
  if (!isLate) {
    stopWaiting.abort();
    return patience.catch(() => {});
  }
  say(`! ${name} was not ready within ${READY_TIMEOUT_MS / 1000} s and is killed.`);
  kill();
}

/**
 * @param {number | undefined} leader
 * @param {NodeJS.Signals} signal
 */
function signalGroup(leader, signal) {
  if (leader === undefined) return;
  try {
    process.kill(-leader, signal);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "ESRCH") throw error;
  }
}
