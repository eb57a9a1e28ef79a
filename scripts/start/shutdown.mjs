import { setTimeout as sleep } from "node:timers/promises";
import { say, step } from "./progress.mjs";

/** npm passes the terminal's Ctrl-C on, so one press arrives twice; this much later it is another one. */
const SAME_PRESS_MS = 1_000;
const FORCED_WAIT_MS = 5_000;

/** @typedef {{ title: string, isRunning: () => boolean, stop: () => Promise<void>, kill: () => void }} Part */

/**
 * Ends the process in order on Ctrl-C, SIGTERM or a closed terminal: the part that was added last stops
 * first, each with the time it needs. A second Ctrl-C kills what is left.
 */
export function createShutdown() {
  const asked = new AbortController();
  /** @type {Part[]} */
  const parts = [];
  /** @type {(() => Promise<void>)[]} */
  const lastWords = [];
  let askedAt = 0;
  let exitCode = 0;
  /** @type {Promise<void> | null} */
  let running = null;

  /** @param {number} code */
  function run(code) {
    askedAt = Date.now();
    exitCode = code;
    asked.abort();
    running ??= stopAll();
    return running;
  }

  async function stopAll() {
    for (const part of parts.reverse()) {
      if (part.isRunning()) await step(part.title, part.stop);
      else await part.stop();
    }
    for (const word of lastWords) await word();
    process.exit(exitCode);
  }

  async function force() {
    say("! Asked twice: everything is killed.");
    exitCode = 130;
    for (const part of parts) part.kill();
    await Promise.race([running, sleep(FORCED_WAIT_MS)]);
    for (const word of lastWords) await word();
    process.exit(exitCode);
  }

  const onSignal = () => {
    if (!asked.signal.aborted) void run(0);
    else if (Date.now() - askedAt > SAME_PRESS_MS) void force();
  };
  process.on("SIGINT", onSignal);
  process.on("SIGTERM", onSignal);
  process.on("SIGHUP", () => {
    // Without any terminal (nohup, a service) a closed one is no reason to stop.
    if ([process.stdin, process.stdout, process.stderr].some((stream) => stream.isTTY)) onSignal();
  });
  // The reader of our output may go before us.
  process.stdout.on("error", () => {});
  process.stderr.on("error", () => {});

  return {
    signal: asked.signal,
    run,
    /** @param {Part} part */
    add: (part) => void parts.push(part),
    /** @param {() => Promise<void>} word runs after all parts have stopped */
    finally: (word) => void lastWords.push(word),
  };
}
