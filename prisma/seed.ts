import { parseArgs } from "node:util";
import { getEnv } from "#lib/adapters/env.ts";
import { logger } from "#lib/adapters/logger.ts";
import { clearDemo } from "./demo/clear-demo.ts";
import { type Filled, fillDemo } from "./demo/fill-demo.ts";
import { findShop, findTakenNames } from "./demo/find-shop.ts";
import { type Opened, openContext } from "./demo/open-context.ts";

// Fills a project with a week of believable data, or removes it again: see scripts/demo.mjs.
logger.level = "warn";

const REQUESTS = 20_000;
const USAGE = "Usage: npm run demo -- [--project <id or name>] [--clear]";

const count = (number: number, noun: string) =>
  `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;

function readOptions() {
  try {
    const options = { project: { type: "string" }, clear: { type: "boolean" } } as const;
    return parseArgs({ options }).values;
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n${USAGE}`);
    return process.exit(1);
  }
}

function describeFilled(filled: Filled, projectName: string, startedAtMs: number): string {
  const rejected = filled.rejected.toLocaleString("en");
  const parts = [
    count(filled.sources, "source"),
    `${count(filled.request, "request")} (${rejected} rejected)`,
    count(filled.event, "event"),
    count(filled.attempt, "attempt"),
    count(filled.bookmarks, "bookmark"),
    count(filled.issues, "issue"),
  ];
  const seconds = ((Date.now() - startedAtMs) / 1_000).toFixed(1);
  return `✓ Project "${projectName}" has a week of demo data: ${parts.join(", ")} (${seconds} s)`;
}

async function fill({ ctx, projectName }: Opened): Promise<boolean> {
  const present = await findShop(ctx);
  if (present.sources.length + present.destinations.length > 0) {
    console.log(
      `Project "${projectName}" has the demo data already (${count(present.sources.length, "source")}): nothing was changed. \`npm run demo -- --clear\` removes it.`,
    );
    return true;
  }
  const taken = await findTakenNames(ctx);
  if (taken.length > 0) {
    console.error(
      `Project "${projectName}" has something of its own named ${taken.join(", ")}: choose another project with --project.`,
    );
    return false;
  }
  const startedAtMs = Date.now();
  const report = (done: number) => {
    if (done % 5_000 === 0)
      console.log(`… ${done.toLocaleString("en")} of ${count(REQUESTS, "request")}`);
  };
  try {
    const filled = await fillDemo(ctx, { now: new Date(), requests: REQUESTS, report });
    console.log(describeFilled(filled, projectName, startedAtMs));
  } catch (error) {
    await clearDemo(ctx);
    throw error;
  }
  console.log("  It is in the dashboard now. `npm run demo -- --clear` removes it.");
  return true;
}

async function clear({ ctx, projectName }: Opened): Promise<void> {
  const cleared = await clearDemo(ctx);
  if (cleared.sources + cleared.destinations === 0) {
    console.log(`Project "${projectName}" has no demo data: nothing was changed.`);
    return;
  }
  console.log(
    `✓ Removed the demo data of project "${projectName}": ${count(cleared.sources, "source")}, ${count(cleared.destinations, "destination")}, ${count(cleared.requests, "request")}, ${count(cleared.events, "event")}.`,
  );
}

/** What a person can mend, in one line; null for what only a programmer can. */
function explain(error: unknown): string | null {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (/^P1\d{3}$/.test(code)) {
    return `The database of DATABASE_URL cannot be used (${code}): see that it runs, and that \`npm start\` works with it.`;
  }
  if (code === "P2021") return "The database is empty: run `npm start` once, which prepares it.";
  return null;
}

async function run(): Promise<boolean> {
  const options = readOptions();
  const opened = await openContext(getEnv(), options.project);
  if (!opened) {
    console.error(
      options.project === undefined
        ? "There is no project yet: run `npm start` once."
        : `There is no project with the id or name "${options.project}".`,
    );
    return false;
  }
  try {
    if (!options.clear) return await fill(opened);
    await clear(opened);
    return true;
  } finally {
    await opened.close();
  }
}

try {
  if (!(await run())) process.exitCode = 1;
} catch (error) {
  console.error(explain(error) ?? error);
  process.exitCode = 1;
}
