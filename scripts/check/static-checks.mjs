import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

const IMPORT_ROOTS = [
  "app",
  "bench",
  "components",
  "e2e",
  "lib",
  "prisma",
  "scripts",
  "server.ts",
  "worker",
];

/** @typedef {{ name: string, isPassed: boolean, seconds: number, output: string }} CheckResult */

/**
 * Runs all static checks at once and hands over each result as it comes. None needs a database.
 * @param {string} root
 * @param {(result: CheckResult) => void} onResult
 */
export function runStaticChecks(root, onResult) {
  const roots = IMPORT_ROOTS.filter((path) => existsSync(join(root, path)));
  /** @type {[string, string[]][]} */
  const checks = [
    ["types (tsc)", ["tsc", "--noEmit"]],
    ["format and lint (biome)", ["biome", "ci", "--error-on-warnings", "--colors=off", "."]],
    [
      "imports (dependency-cruiser)",
      ["depcruise", "--config", ".dependency-cruiser.cjs", ...roots],
    ],
    ["unused files, exports and packages (knip)", ["knip", "--no-progress"]],
  ];
  return Promise.all(
    checks.map(async ([name, command]) => {
      const result = { name, ...(await run(root, command)) };
      onResult(result);
      return result;
    }),
  );
}

/**
 * @param {string} root
 * @param {string[]} command
 * @returns {Promise<Omit<CheckResult, "name">>}
 */
function run(root, [program = "", ...args]) {
  const startedAt = Date.now();
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
      // npm's links come first, and with them the Node that npm brought.
      env: {
        ...process.env,
        PATH: [join(root, "node_modules/.bin"), process.env.PATH].join(delimiter),
        NO_COLOR: "1",
      },
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text) => {
        output += text;
      });
    }
    const finish = (/** @type {boolean} */ isPassed) =>
      resolve({ isPassed, output, seconds: (Date.now() - startedAt) / 1000 });
    child.once("error", (error) => {
      output += error.message;
      finish(false);
    });
    child.once("close", (code) => finish(code === 0));
  });
}
