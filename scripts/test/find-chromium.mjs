import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";
import { step } from "../start/progress.mjs";
import { runProgram } from "../start/run-program.mjs";
import { StartError } from "../start/start-error.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const MAC_APPLICATIONS = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];
const PACKAGE_MANAGERS = [
  { program: "apt-get", commands: ["apt-get update", "apt-get install --yes chromium"] },
  { program: "dnf", commands: ["dnf install --assumeyes chromium"] },
  { program: "apk", commands: ["apk add chromium"] },
];

/**
 * Returns the path of a Chromium that runs: CHROMIUM_PATH, the system's, or Playwright's. Where there is
 * none it is installed, by the system's package manager or else by Playwright.
 * @param {string} root
 * @param {string} node
 * @param {AbortSignal} signal
 * @returns {Promise<string>}
 */
export async function ensureChromium(root, node, signal) {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (isRunning(named)) return named;
    throw new StartError(`CHROMIUM_PATH=${named} does not run. Correct it, or leave it empty.`);
  }
  const found = findChromium(root);
  if (found !== undefined) return found;
  await step("Installing Chromium", () => install(root, node, signal));
  const installed = findChromium(root);
  if (installed !== undefined) return installed;
  throw new StartError(
    "No Chromium was found, and none could be installed. Install Chromium or Chrome, or set CHROMIUM_PATH to one.",
  );
}

/** @param {string} root */
function findChromium(root) {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const onPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...onPath, ...MAC_APPLICATIONS, playwrightChromium(root)].find(
    (path) => existsSync(path) && isRunning(path),
  );
}

/** @param {string} root */
function playwrightChromium(root) {
  const { chromium } = createRequire(join(root, "package.json"))("@playwright/test");
  return chromium.executablePath();
}

/**
 * Some systems have a file of that name that only tells how to get the browser.
 * @param {string} path
 */
function isRunning(path) {
  return spawnSync(path, ["--version"], { stdio: "ignore", timeout: 20_000 }).status === 0;
}

/**
 * @param {string} root
 * @param {string} node
 * @param {AbortSignal} signal
 */
async function install(root, node, signal) {
  const become = process.getuid?.() === 0 ? [] : ["sudo", "--non-interactive"];
  const mayInstall = become.length === 0 || succeeds("sudo", ["--non-interactive", "true"]);
  const manager = PACKAGE_MANAGERS.find(({ program }) => succeeds("which", [program]));
  const attempts =
    mayInstall && manager
      ? manager.commands.map((command) => [...become, ...command.split(" ")])
      : [];
  const ownBrowser = [
    node,
    join(root, "node_modules/@playwright/test/cli.js"),
    "install",
    "chromium",
  ];
  for (const command of attempts) await attempt(command, root, signal);
  if (findChromium(root) === undefined) await attempt(ownBrowser, root, signal);
}

/**
 * Whether it worked is seen by looking for the browser afterwards.
 * @param {string[]} command
 * @param {string} root
 * @param {AbortSignal} signal
 */
async function attempt([program = "", ...args], root, signal) {
  try {
    await runProgram(program, args, { cwd: root, signal });
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
  }
}

/**
 * @param {string} program
 * @param {string[]} args
 */
function succeeds(program, args) {
  try {
    execFileSync(program, args, { stdio: "ignore" });
    return true;
  } catch {
    // Missing, or refused: both mean no.
    return false;
  }
}
