import { fileURLToPath } from "node:url";
import { ensureGenerated } from "../start/build.mjs";
import { ensureInstalled } from "../start/install.mjs";
import { say } from "../start/progress.mjs";
import { checkHostNode, findRuntime } from "../start/runtime.mjs";
import { StartError } from "../start/start-error.mjs";
import { STAGES, selectStages } from "./stages.mjs";
import { summary } from "./tally.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Settings of an installation that tests must not touch. Empty ones also win over a .env file. */
const SETTINGS = [
  "PORT",
  "HOST",
  "DATABASE_URL",
  "SLUICE_DATA_DIR",
  "SLUICE_PUBLIC_URL",
  "SLUICE_INGEST_URL",
  "SLUICE_API_URL",
  "SLUICE_SECRET_KEY",
  "SLUICE_INIT_EMAIL",
  "SLUICE_INIT_PASSWORD",
  "SLUICE_INIT_PROJECT",
  "SLUICE_INIT_API_KEY",
  "SLUICE_EGRESS_ALLOW",
  "SLUICE_API_RATE_LIMIT",
];

/** @typedef {import("./tally.mjs").StageResult} StageResult */
/** @typedef {import("./stages.mjs").Context} Context */

/**
 * Runs the stages that `args` ask for (`--only unit,db`; all without), each whatever became of the ones
 * before, unless it needs one that failed. Prints the sums and sets the exit code.
 * @param {string[]} args
 */
export async function runTests(args) {
  const interrupted = new AbortController();
  /** @type {(() => Promise<void>)[]} */
  const cleanUps = [];
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => interrupted.abort());
  try {
    const stages = selectStages(stageNames(args));
    checkHostNode();
    await ensureInstalled(root, { withDev: true, signal: interrupted.signal });
    const node = findRuntime(root);
    await ensureGenerated(root, node, interrupted.signal);
    const results = await runStages(stages, {
      root,
      node,
      env: testEnvironment(),
      signal: interrupted.signal,
      finally: (cleanUp) => void cleanUps.push(cleanUp),
    });
    say(`\n${summary(results)}`);
    process.exitCode = results.some(({ failed }) => failed > 0) ? 1 : 0;
  } catch (error) {
    console.error(error instanceof StartError ? error.message : error);
    process.exitCode = 1;
  } finally {
    for (const cleanUp of cleanUps) await cleanUp();
  }
  if (interrupted.signal.aborted) process.exitCode = 130;
}

/**
 * @param {import("./stages.mjs").Stage[]} stages
 * @param {Context} context
 */
async function runStages(stages, context) {
  /** @type {StageResult[]} */
  const results = [];
  for (const stage of stages) {
    if (context.signal.aborted) break;
    const broken = stage.needs.find((name) =>
      results.some((one) => one.name === name && one.failed),
    );
    say(`\n== ${stage.name}`);
    if (broken !== undefined) {
      results.push({ name: stage.name, ...FAILED, note: `could not run without ${broken}` });
      continue;
    }
    const startedAt = Date.now();
    const counts = await stage.run(context).catch((error) => {
      console.error(error instanceof StartError ? error.message : error);
      return FAILED;
    });
    const seconds = Math.round((Date.now() - startedAt) / 1000);
    results.push({ name: stage.name, ...counts, note: `${seconds} s` });
  }
  return results;
}

const FAILED = { passed: 0, failed: 1, skipped: 0 };

/** @param {string[]} args */
function stageNames(args) {
  const index = args.indexOf("--only");
  const inline = args.find((arg) => arg.startsWith("--only="))?.slice("--only=".length);
  const names = inline ?? (index === -1 ? "" : (args[index + 1] ?? ""));
  const list = names.split(",").filter(Boolean);
  const unknown = args.filter((arg) => !arg.startsWith("--only") && arg !== names);
  if (unknown.length > 0 || (args.length > 0 && list.length === 0)) {
    const known = STAGES.map(({ name }) => name).join(",");
    throw new StartError(`Usage: npm test, or npm test -- --only <stages>, of ${known}`);
  }
  return list;
}

function testEnvironment() {
  const { NODE_ENV, LOG_LEVEL, ...env } = process.env;
  return /** @type {NodeJS.ProcessEnv} */ ({
    ...env,
    ...Object.fromEntries(SETTINGS.map((name) => [name, ""])),
  });
}
