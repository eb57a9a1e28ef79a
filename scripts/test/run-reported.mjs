import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { withExit } from "./tally.mjs";

/** @typedef {import("./tally.mjs").Counts} Counts */

/**
 * Runs a test program with its output shown, and counts from the JSON report that it writes beside.
 * Without a report the run as a whole has failed.
 * @param {object} options
 * @param {string} options.node
 * @param {string} options.root
 * @param {NodeJS.ProcessEnv} options.env
 * @param {AbortSignal} options.signal
 * @param {(reportPath: string) => { args: string[], env?: Record<string, string> }} options.command
 * @param {(report: any) => Counts} options.count
 * @returns {Promise<Counts>}
 */
export async function runReported({ node, root, env, signal, command, count }) {
  const folder = await mkdtemp(join(tmpdir(), "sluice-report-"));
  const reportPath = join(folder, "report.json");
  try {
    const { args, env: ownEnv } = command(reportPath);
    const isSuccess = await run(node, args, { cwd: root, env: { ...env, ...ownEnv }, signal });
    const report = await readFile(reportPath, "utf8").catch(() => null);
    const counts =
      report === null ? { passed: 0, failed: 1, skipped: 0 } : count(JSON.parse(report));
    return withExit(counts, isSuccess);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} program
 * @param {string[]} args
 * @param {{ cwd: string, env: NodeJS.ProcessEnv, signal: AbortSignal }} options
 * @returns {Promise<boolean>}
 */
function run(program, args, options) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      ...options,
      // Time to stop what the tests themselves have started.
      killSignal: "SIGINT",
      stdio: ["ignore", "inherit", "inherit"],
    });
    child.once("error", () => resolve(false));
    child.once("exit", (code) => resolve(code === 0));
  });
}
