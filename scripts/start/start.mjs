import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { banner } from "./banner.mjs";
import { ensureBuilt, ensureGenerated, ensureMonaco } from "./build.mjs";
import { ensureSecrets, openDataFolder } from "./data-folder.mjs";
import { watchSources } from "./dev-reload.mjs";
import { ensureInstalled } from "./install.mjs";
import { prepareLocalDatabase } from "./local-database.mjs";
import { showLogOf } from "./log-lines.mjs";
import { launchNodeProgram } from "./node-program.mjs";
import { say, step } from "./progress.mjs";
import { runProgram } from "./run-program.mjs";
import { checkHostNode, findRuntime } from "./runtime.mjs";
import { createService } from "./service.mjs";
import { checkPort, loadSettingsFile, readSettings } from "./settings.mjs";
import { createShutdown } from "./shutdown.mjs";
import { StartError } from "./start-error.mjs";
import { claimDataFolder } from "./supervisor-record.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));

// Node lets its young generation grow to 3 × 32 MB under load. What an event leaves behind is garbage at
// once, so a small one costs nothing and keeps each process well below 350 MB.
const MEMORY_FLAGS = ["--max-semi-space-size=8"];

/** web lets requests end; worker lets deliveries end. Each stops by itself a little earlier. */
const WEB_GRACE_MS = 12_000;
const WORKER_GRACE_MS = 30_000;
/** While code is being changed nobody waits for a delivery. */
const DEVELOPMENT_GRACE_MS = 3_000;

/** @typedef {ReturnType<typeof createShutdown>} Shutdown */

/**
 * Starts the product from whatever state the clone is in, and stays as its supervisor.
 * @param {{ isDevelopment: boolean }} options
 */
export async function start({ isDevelopment }) {
  const shutdown = createShutdown();
  try {
    await bringUp(isDevelopment, shutdown);
  } catch (error) {
    if (shutdown.signal.aborted) return;
    console.error(error instanceof StartError ? error.message : error);
    await shutdown.run(1);
  }
}

/**
 * @param {boolean} isDevelopment
 * @param {Shutdown} shutdown
 */
async function bringUp(isDevelopment, shutdown) {
  const { signal } = shutdown;
  checkHostNode();
  loadSettingsFile(root);
  await ensureInstalled(root, { withDev: false, signal });
  const node = findRuntime(root);
  const settings = readSettings(root, node);
  await openDataFolder(settings.dataDir);
  const record = await claimDataFolder(settings.dataDir);
  shutdown.finally(record.release);
  await checkPort(settings);
  await ensureGenerated(root, node, signal);

  const env = {
    ...process.env,
    ...(settings.isLocal ? await startLocalDatabase(settings, shutdown) : {}),
    SLUICE_LOCAL: settings.isLocal ? "1" : "",
    SLUICE_DATA_DIR: settings.dataDir,
    NODE_ENV: /** @type {"development" | "production"} */ (
      isDevelopment ? "development" : "production"
    ),
    NEXT_TELEMETRY_DISABLED: "1",
  };
  const installation = await step("Preparing the database", () =>
    runProgram(node, [join(root, "scripts/prepare.ts")], { cwd: root, env, signal }),
  );
  if (isDevelopment) await ensureMonaco(root, node, signal);
  else await ensureBuilt(root, node, signal);

  const programs = [
    { name: "web", file: "server.ts", graceMs: WEB_GRACE_MS },
    { name: "worker", file: "worker/main.ts", graceMs: WORKER_GRACE_MS },
  ];
  const services = programs.map(({ name, file, graceMs }) =>
    addService(name, `Stopping ${name}`, shutdown, async () => {
      const run = launchNodeProgram({
        name,
        node,
        args: [...MEMORY_FLAGS, join(root, file)],
        cwd: root,
        env: { ...env, SLUICE_PROCESS: name },
        graceMs: isDevelopment ? DEVELOPMENT_GRACE_MS : graceMs,
        onLine: showLogOf(name),
      });
      if (run.pid !== undefined) record.addChild(run.pid);
      return run;
    }),
  );
  await step("Starting web and worker", () => Promise.all(services.map(({ start }) => start())));
  if (isDevelopment) reloadOnChange(services);
  say(banner(JSON.parse(installation), settings));
}

/**
 * Starts the built-in Postgres; returns the settings that point to it.
 * @param {import("./settings.mjs").Settings} settings
 * @param {Shutdown} shutdown
 */
async function startLocalDatabase({ dataDir, hasSecretKey }, shutdown) {
  const secrets = await ensureSecrets(dataDir);
  return step("Starting Postgres", async () => {
    const database = await prepareLocalDatabase({
      root,
      dataDir,
      password: secrets.databasePassword,
    });
    await addService("Postgres", "Stopping Postgres", shutdown, database.launch).start();
    return {
      DATABASE_URL: database.url,
      ...(hasSecretKey ? {} : { SLUICE_SECRET_KEY: secrets.secretKey }),
    };
  });
}

/**
 * @param {string} name
 * @param {string} title
 * @param {Shutdown} shutdown
 * @param {() => Promise<import("./service.mjs").Run>} launch
 */
function addService(name, title, shutdown, launch) {
  const service = createService({ name, launch });
  shutdown.add({ title, ...service });
  return service;
}

/** @param {ReturnType<typeof createService>[]} services */
function reloadOnChange(services) {
  watchSources(root, (names) => {
    for (const service of services) if (names.includes(service.name)) void service.reload();
  });
}
