import { say } from "./progress.mjs";
import { describeExit, describeRestart, restartDelayMs, STABLE_MS } from "./restart-policy.mjs";
import { StartError } from "./start-error.mjs";

/** @typedef {import("./restart-policy.mjs").Exit} Exit */
/**
 * One run of a program.
 * @typedef {object} Run
 * @property {Promise<Exit>} exited
 * @property {Promise<unknown>} ready never settles when the program ends before it is ready
 * @property {() => Promise<void>} stop asks it to end, and makes it end when it takes too long
 * @property {() => void} kill
 */

/**
 * Keeps one program running: starts it, and again with a growing pause whenever it ends.
 * @param {{ name: string, launch: () => Promise<Run> }} options
 */
export function createService({ name, launch }) {
  const stopping = new AbortController();
  let pausing = new AbortController();
  /** @type {Run | null} null before the first run and between two */
  let run = null;
  let isReload = false;
  let loop = Promise.resolve();

  /**
   * Runs the program once, to its end.
   * @param {() => void} onReady
   */
  async function runOnce(onReady) {
    run = await launch();
    // Asked for meanwhile: this run has the old code, or is not wanted at all.
    if (stopping.signal.aborted || isReload) await run.stop();
    else void run.ready.then(onReady);
    const exit = await run.exited;
    run = null;
    return exit;
  }

  /** @param {() => void} onFirstReady */
  async function keepRunning(onFirstReady) {
    let readyAt = Number.POSITIVE_INFINITY;
    let exit = await runOnce(() => {
      readyAt = Date.now();
      onFirstReady();
    });
    if (readyAt > Date.now()) throw new StartError(`${name} ${describeExit(exit)} while starting.`);
    for (let failures = 0; !stopping.signal.aborted; failures += 1) {
      if (Date.now() - readyAt >= STABLE_MS) failures = 0;
      if (!isReload) await announce(exit, failures);
      if (stopping.signal.aborted) return;
      const isReloaded = isReload;
      isReload = false;
      const startedAt = Date.now();
      readyAt = Number.POSITIVE_INFINITY;
      exit = await runOnce(() => {
        readyAt = Date.now();
        const took = `(${((readyAt - startedAt) / 1000).toFixed(1)} s)`;
        say(`✓ ${name} ${isReloaded ? "runs the changed code" : "is back"} ${took}`);
      }).catch((error) => ({ code: null, signal: null, problem: String(error.message ?? error) }));
    }
  }

  /**
   * @param {Exit} exit
   * @param {number} failures
   */
  async function announce(exit, failures) {
    const delayMs = restartDelayMs(failures);
    say(`! ${name} ${describeExit(exit)}; ${describeRestart(delayMs)}.`);
    pausing = new AbortController();
    await pause(delayMs, pausing.signal);
  }

  return {
    name,
    /** Resolves when the program is ready for the first time; rejects when it ends before. */
    start: () =>
      new Promise((resolve, reject) => {
        loop = keepRunning(() => resolve(undefined)).catch(reject);
      }),
    isRunning: () => run !== null,
    /** Starts the program anew at once, with changed code. */
    reload: async () => {
      if (stopping.signal.aborted) return;
      isReload = true;
      pausing.abort();
      await run?.stop();
    },
    /** Ends the program for good. */
    stop: async () => {
      stopping.abort();
      pausing.abort();
      await run?.stop();
      await loop;
    },
    /** Ends it without any grace. */
    kill: () => {
      stopping.abort();
      run?.kill();
    },
  };
}

/**
 * @param {number} delayMs
 * @param {AbortSignal} signal ends the wait early
 * @returns {Promise<void>}
 */
function pause(delayMs, signal) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, delayMs);
    const endNow = () => {
      clearTimeout(timer);
      resolve();
    };
    signal.addEventListener("abort", endNow, { once: true });
  });
}
