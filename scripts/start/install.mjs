import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { step } from "./progress.mjs";
import { runProgram } from "./run-program.mjs";

/** @typedef {{ version?: string, link?: boolean, optional?: boolean, devOptional?: boolean, dev?: boolean }} LockedPackage */

/**
 * Installs exactly what the lockfile says, unless that is what stands in node_modules. An installation
 * without the packages for development will do where `withDev` is false.
 * @param {string} root
 * @param {{ withDev: boolean, signal?: AbortSignal }} options
 */
export async function ensureInstalled(root, { withDev, signal }) {
  if (await isInstalled(root, withDev)) return;
  await step("Installing packages from the lockfile", (report) => {
    const npm = npmCommand();
    return runProgram(
      npm.command,
      [
        ...npm.args,
        "ci",
        "--include=optional",
        // Next wants the types of React even when nobody checks them.
        "--include=dev",
        "--no-audit",
        "--no-fund",
        "--loglevel=error",
      ],
      {
        cwd: root,
        signal,
        failure: "npm ci failed. Mend what it says and start again",
        onOutput: (text) => report(text.trim().split("\n").at(-1)?.slice(0, 60) ?? ""),
      },
    );
  });
}

/** npm tells its scripts where it stands; without it (node scripts/start.mjs) it is found on the PATH. */
function npmCommand() {
  const npmPath = process.env.npm_execpath;
  if (npmPath?.endsWith(".js")) return { command: process.execPath, args: [npmPath] };
  return { command: process.platform === "win32" ? "npm.cmd" : "npm", args: [] };
}

/**
 * Compares the lockfile with npm's own record of what it installed.
 * @param {string} root
 * @param {boolean} withDev
 */
async function isInstalled(root, withDev) {
  const [wanted, installed] = await Promise.all([
    readPackages(join(root, "package-lock.json")),
    readPackages(join(root, "node_modules/.package-lock.json")),
  ]);
  return wanted !== null && installed !== null && isSatisfied(wanted, installed, withDev);
}

/**
 * Says whether everything wanted is installed in the wanted version. Packages for other systems are
 * never installed, so an optional package may be missing.
 * @param {Record<string, LockedPackage>} wanted
 * @param {Record<string, LockedPackage>} installed
 * @param {boolean} withDev
 */
export function isSatisfied(wanted, installed, withDev) {
  return Object.entries(wanted).every(([path, locked]) => {
    if (path === "" || locked.link) return true;
    const found = installed[path];
    if (found) return found.version === locked.version;
    return (
      locked.optional === true || locked.devOptional === true || (!withDev && locked.dev === true)
    );
  });
}

/**
 * @param {string} path
 * @returns {Promise<Record<string, LockedPackage> | null>}
 */
async function readPackages(path) {
  try {
    return JSON.parse(await readFile(path, "utf8")).packages ?? null;
  } catch (error) {
    if (error instanceof SyntaxError || /** @type {any} */ (error).code === "ENOENT") return null;
    throw error;
  }
}
