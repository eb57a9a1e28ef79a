import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fingerprint } from "./fingerprint.mjs";
import { step } from "./progress.mjs";
import { runProgram } from "./run-program.mjs";

const NEXT = "node_modules/next/dist/bin/next";

const CLIENT_INPUTS = ["prisma/schema.prisma", "package-lock.json"];
const CLIENT_STAMP = "generated/prisma/.fingerprint";

const EDITOR_INPUTS = ["scripts/monaco", "node_modules/monaco-editor/package.json"];
const EDITOR_STAMP = "public/monaco/.fingerprint";

const PAGES_INPUTS = [
  "app",
  "components",
  "lib",
  "public",
  "next.config.mjs",
  "package-lock.json",
  "postcss.config.mjs",
  "prisma/schema.prisma",
  "tsconfig.json",
];
const PAGES_STAMP = ".next/fingerprint";

/**
 * Generates the Prisma client when its schema has changed since the last time.
 * @param {string} root
 * @param {string} node
 * @param {AbortSignal} [signal]
 */
export async function ensureGenerated(root, node, signal) {
  await ensureFresh(root, CLIENT_INPUTS, CLIENT_STAMP, () =>
    step("Generating the database client", () =>
      runProgram(node, [join(root, "node_modules/prisma/build/index.js"), "generate"], {
        cwd: root,
        signal,
        failure: "prisma generate failed",
      }),
    ),
  );
}

/**
 * Bundles the code editor when its parts have changed since the last time, or when it is not there.
 * @param {string} root
 * @param {string} node
 * @param {AbortSignal} [signal]
 */
export async function ensureMonaco(root, node, signal) {
  await ensureFresh(root, EDITOR_INPUTS, EDITOR_STAMP, () =>
    step("Bundling the code editor", () =>
      runProgram(node, [join(root, "scripts/monaco/run.mjs")], {
        cwd: root,
        signal,
        failure: "the code editor could not be bundled",
      }),
    ),
  );
}

/**
 * Writes what the type checker needs to know of Next, on a clone that was never built.
 * @param {string} root
 * @param {string} node
 */
export async function ensureRouteTypes(root, node) {
  if (existsSync(join(root, "next-env.d.ts")) && existsSync(join(root, ".next/types"))) return;
  await step("Generating the types of the pages", () =>
    runProgram(node, [join(root, NEXT), "typegen"], { cwd: root, failure: "next typegen failed" }),
  );
}

/**
 * Builds the code editor, and the pages when anything that they are made of has changed since the last time.
 * @param {string} root
 * @param {string} node
 * @param {AbortSignal} [signal]
 */
export async function ensureBuilt(root, node, signal) {
  await ensureMonaco(root, node, signal);
  await ensureFresh(root, PAGES_INPUTS, PAGES_STAMP, () =>
    step("Building the pages, which takes a minute the first time", () =>
      runProgram(node, [join(root, NEXT), "build"], {
        cwd: root,
        signal,
        env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
        failure: "next build failed",
      }),
    ),
  );
}

/**
 * Runs `make` unless `stampFile`, written after the last time, shows the same inputs. The stamp lies
 * beside the outcome, so that removing one removes the other.
 * @param {string} root
 * @param {string[]} inputs
 * @param {string} stampFile
 * @param {() => Promise<unknown>} make
 */
export async function ensureFresh(root, inputs, stampFile, make) {
  const current = await fingerprint(root, inputs);
  const stamp = join(root, stampFile);
  if ((await readFile(stamp, "utf8").catch(() => "")) === current) return;
  await make();
  await writeFile(stamp, current);
}
