import { spawnSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { serverUrl } from "./postgres/server.mjs";
import { ensureGenerated } from "./start/build.mjs";
import { ensureInstalled } from "./start/install.mjs";
import { identify } from "./start/process-identity.mjs";
import { checkHostNode, findRuntime } from "./start/runtime.mjs";
import { loadSettingsFile, readSettings } from "./start/settings.mjs";
import { StartError } from "./start/start-error.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

// `npm run demo`: fills the installation that runs here with a week of believable data.
try {
  checkHostNode();
  loadSettingsFile(root);
  await ensureInstalled(root, { withDev: false });
  const node = findRuntime(root);
  const { isLocal, dataDir } = readSettings(root, node);
  const env = isLocal ? { ...process.env, ...(await localDatabase(dataDir)) } : process.env;
  await ensureGenerated(root, node);
  const { status } = spawnSync(node, [join(root, "prisma/seed.ts"), ...process.argv.slice(2)], {
    cwd: root,
    env,
    stdio: "inherit",
  });
  process.exitCode = status ?? 1;
} catch (error) {
  console.error(error instanceof StartError ? error.message : error);
  process.exitCode = 1;
}

/**
 * Returns the settings of the built-in Postgres, which runs while `npm start` does.
 * @param {string} dataDir
 */
async function localDatabase(dataDir) {
  const [supervisor, secrets, port] = await Promise.all([
    readJson(join(dataDir, "supervisor.json")),
    readJson(join(dataDir, "secrets.json")),
    readJson(join(dataDir, "postgres.port")),
  ]);
  const pid = Number.parseInt(supervisor?.supervisor, 10);
  const isRunning = pid > 0 && (await identify(pid)) === supervisor.supervisor;
  if (!isRunning || secrets === null || port === null) {
    throw new StartError(
      `Sluice does not run on the data folder ${dataDir}: run \`npm start\` in another terminal, and then this again.`,
    );
  }
  return {
    SLUICE_LOCAL: "1",
    SLUICE_DATA_DIR: dataDir,
    SLUICE_SECRET_KEY: process.env.SLUICE_SECRET_KEY?.trim() || secrets.secretKey,
    DATABASE_URL: serverUrl(secrets.databasePassword, port),
  };
}

/**
 * @param {string} path
 * @returns {Promise<any>} null when there is no such file
 */
async function readJson(path) {
  const text = await readFile(path, "utf8").catch((error) => {
    if (error.code === "ENOENT") return null;
    throw new StartError(`${path} cannot be read (${error.code}). Use the user that runs Sluice.`);
  });
  return text === null ? null : JSON.parse(text);
}
