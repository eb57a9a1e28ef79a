import { join } from "node:path";
import { runStaticChecks } from "../check/static-checks.mjs";
import { startThrowaway } from "../postgres/throwaway.mjs";
import { ensureBuilt, ensureRouteTypes } from "../start/build.mjs";
import { say, step } from "../start/progress.mjs";
import { StartError } from "../start/start-error.mjs";
import { ensureChromium } from "./find-chromium.mjs";
import { runReported } from "./run-reported.mjs";
import { countPlaywright, countVitest } from "./tally.mjs";

/** @typedef {import("./tally.mjs").Counts} Counts */
/**
 * What the stages share.
 * @typedef {object} Context
 * @property {string} root
 * @property {string} node
 * @property {NodeJS.ProcessEnv} env
 * @property {AbortSignal} signal
 * @property {(cleanUp: () => Promise<void>) => void} finally
 */
/** @typedef {{ name: string, needs: string[], run: (context: Context) => Promise<Counts> }} Stage */

const DONE = { passed: 1, failed: 0, skipped: 0 };

/** In the order they run; `needs` names stages without which one makes no sense. @type {Stage[]} */
export const STAGES = [
  { name: "check", needs: [], run: check },
  { name: "unit", needs: [], run: (context) => vitest("unit", context) },
  { name: "postgres", needs: [], run: postgres },
  { name: "db", needs: ["postgres"], run: (context) => vitest("db", context) },
  { name: "fault", needs: ["postgres"], run: (context) => vitest("fault", context) },
  { name: "build", needs: [], run: build },
  { name: "e2e", needs: ["build"], run: e2e },
];

/**
 * Returns the stages that were asked for, with those they need; all of them for an empty list.
 * @param {string[]} names
 */
export function selectStages(names) {
  const unknown = names.filter((name) => !STAGES.some((stage) => stage.name === name));
  if (unknown.length > 0) {
    const known = STAGES.map(({ name }) => name).join(", ");
    throw new StartError(`There is no stage "${unknown.join('", "')}". Stages: ${known}.`);
  }
  const needed = STAGES.filter(({ name }) => names.includes(name)).flatMap(({ needs }) => needs);
  return STAGES.filter(
    ({ name }) => names.length === 0 || names.includes(name) || needed.includes(name),
  );
}

/** @param {Context} context */
async function check({ root, node }) {
  await ensureRouteTypes(root, node);
  const results = await runStaticChecks(root, ({ name, isPassed, seconds, output }) => {
    say(`${isPassed ? "✓" : "✗"} ${name} (${seconds.toFixed(1)} s)`);
    if (!isPassed) say(output.trimEnd());
  });
  const passed = results.filter(({ isPassed }) => isPassed).length;
  return { passed, failed: results.length - passed, skipped: 0 };
}

/**
 * @param {string} project
 * @param {Context} context
 */
function vitest(project, context) {
  return runReported({
    ...context,
    command: (reportPath) => ({
      args: [
        join(context.root, "node_modules/vitest/vitest.mjs"),
        "run",
        `--project=${project}`,
        "--reporter=default",
        "--reporter=json",
        `--outputFile.json=${reportPath}`,
      ],
    }),
    count: countVitest,
  });
}

/** @param {Context} context */
async function postgres(context) {
  await step("Starting a throw-away Postgres", async () => {
    const server = await startThrowaway();
    context.finally(server.stop);
    context.env.TEST_DATABASE_URL = server.url;
  });
  return DONE;
}

/** @param {Context} context */
async function build({ root, node, signal }) {
  await ensureBuilt(root, node, signal);
  return DONE;
}

/** @param {Context} context */
async function e2e(context) {
  const { root, node, signal } = context;
  const chromium = await ensureChromium(root, node, signal);
  return runReported({
    ...context,
    command: (reportPath) => ({
      args: [join(root, "node_modules/@playwright/test/cli.js"), "test", "--reporter=list,json"],
      env: { CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: reportPath },
    }),
    count: countPlaywright,
  });
}
