import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { StartError } from "./start-error.mjs";

/** @typedef {{ isLocal: boolean, hasSecretKey: boolean, port: number, host: string, dataDir: string, egressAllow: string[] }} Settings */

/**
 * Adds the settings of the file .env to those of the environment, which win.
 * @param {string} root
 */
export function loadSettingsFile(root) {
  const path = join(root, ".env");
  if (!existsSync(path)) return;
  if (process.loadEnvFile === undefined) {
    throw new StartError(
      `Node ${process.versions.node} cannot read ${path}: install Node 20.12 or newer, or give the settings in the environment.`,
    );
  }
  process.loadEnvFile(path);
}

/**
 * Returns the checked settings, the data folder as an absolute path.
 * @param {string} root
 * @param {string} node
 * @returns {Settings}
 */
export function readSettings(root, node) {
  const result = spawnSync(node, [join(root, "scripts/start/read-settings.ts")], {
    cwd: root,
    encoding: "utf8",
  });
  if (result.status !== 0) throw new StartError(result.error?.message ?? result.stderr.trim());
  const settings = JSON.parse(result.stdout);
  return { ...settings, dataDir: resolve(root, settings.dataDir) };
}

/**
 * Refuses a port that web could not listen on, before the long steps.
 * @param {Settings} settings
 * @returns {Promise<void>}
 */
export function checkPort({ port, host }) {
  return new Promise((done, reject) => {
    const probe = createServer();
    probe.once("error", (error) => {
      reject(new StartError(portProblem(/** @type {NodeJS.ErrnoException} */ (error), port, host)));
    });
    probe.listen(port, host, () => probe.close(() => done()));
  });
}

/**
 * @param {NodeJS.ErrnoException} error
 * @param {number} port
 * @param {string} host
 */
function portProblem({ code, message }, port, host) {
  if (code === "EADDRINUSE") {
    return `Port ${port} is used by another program. Stop that program, or choose another port: PORT=${port === 65535 ? 3000 : port + 1} npm start`;
  }
  if (code === "EACCES") {
    return `Port ${port} may not be used by this user. Choose one above 1023: PORT=3000 npm start`;
  }
  return `HOST=${host} cannot be listened on (${code ?? message}). Use 127.0.0.1 for this machine only, or 0.0.0.0 for all its addresses.`;
}
