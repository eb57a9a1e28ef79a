import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { createKillablePostgres } from "#lib/testing/killable-postgres.ts";
import { waitUntil } from "#lib/testing/wait-until.ts";
import { findFreePort } from "../scripts/postgres/server.mjs";
import { findProcess, type MeasuredProcess, postgresProcess } from "./processes.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const API_KEY = "bench-api-key-0123456789";
const START_MS = 300_000;

export type Product = {
  port: number;
  pool: pg.Pool;
  processes: MeasuredProcess[];
  /** Calls the API; throws unless it answers 200. */
  call<T>(method: "GET" | "POST", path: string, body?: object): Promise<T>;
  /** Makes a source with one connection to `url`; returns the path of its URL and its rows' ids. */
  connect(name: string, url: string, rules?: object[]): Promise<Connected>;
  stop(): Promise<void>;
};

export type Connected = {
  path: string;
  projectId: string;
  connectionId: string;
  sourceId: string;
  destinationId: string;
};

/**
 * Starts the product by its own start script, on a Postgres of the bench's own that has the same settings
 * as the built-in one and counts statements besides.
 */
export async function startProduct(): Promise<Product> {
  const postgres = await createKillablePostgres({ shared_preload_libraries: "pg_stat_statements" });
  await postgres.start();
  const dataDir = await mkdtemp(join(tmpdir(), "sluice-bench-"));
  const port = await findFreePort(0);
  const start = spawn(process.execPath, ["scripts/start.mjs"], {
    cwd: ROOT,
    env: {
      ...process.env,
      PORT: String(port),
      HOST: "127.0.0.1",
      DATABASE_URL: postgres.url,
      SLUICE_DATA_DIR: dataDir,
      SLUICE_SECRET_KEY: "bench-secret-key-0123456789abcdef",
      SLUICE_EGRESS_ALLOW: "127.0.0.0/8",
      SLUICE_INIT_EMAIL: "bench@example.com",
      SLUICE_INIT_PASSWORD: "bench-password-0123",
      SLUICE_INIT_API_KEY: API_KEY,
      LOG_LEVEL: "warn",
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  await untilReady(start);
  const pool = new pg.Pool({ connectionString: postgres.url, max: 4 });
  await pool.query("CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
  return {
    port,
    pool,
    processes: [
      await findProcess("web", start.pid ?? 0, "server.ts"),
      await findProcess("worker", start.pid ?? 0, "worker/main.ts"),
      await postgresProcess(pool),
    ],
    call: (method, path, body) => call(port, method, path, body),
    connect: (name, url, rules = []) => connectTo(port, name, url, rules),
    async stop() {
      await pool.end();
      const exited = new Promise((resolve) => start.once("exit", resolve));
      start.kill("SIGTERM");
      await exited;
      await postgres.remove();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Shows the steps of the start as they come; a start that ends by itself is an error. */
async function untilReady(start: ChildProcess): Promise<void> {
  let output = "";
  let hasEnded = false;
  start.stdout?.on("data", (chunk: Buffer) => {
    output += chunk.toString();
  });
  if (start.stdout) createInterface({ input: start.stdout }).on("line", tellTrouble);
  start.once("exit", () => {
    hasEnded = true;
  });
  await waitUntil(
    "the product to start",
    () => {
      if (hasEnded) throw new Error(`the start ended:\n${output}`);
      return output.includes("Sluice is ready");
    },
    { timeoutMs: START_MS, detail: () => output },
  );
}

/** The start marks what went wrong, such as a process that died; measurements beside it count for nothing. */
function tellTrouble(line: string): void {
  if (line.startsWith("!")) console.error(line);
}

async function call<T>(port: number, method: string, path: string, body?: object): Promise<T> {
  const response = await fetch(`http://127.0.0.1:${port}/2025-07-01${path}`, {
    method,
    headers: { authorization: `Bearer ${API_KEY}` },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}

type Connection = {
  id: string;
  team_id: string;
  source: { id: string; url: string };
  destination: { id: string };
};

async function connectTo(
  port: number,
  name: string,
  url: string,
  rules: object[],
): Promise<Connected> {
  const made = await call<Connection>(port, "POST", "/connections", {
    name,
    source: { name },
    rules,
    destination: { name, type: "HTTP", config: { url, path_forwarding_disabled: true } },
  });
  return {
    path: new URL(made.source.url).pathname,
    projectId: made.team_id,
    connectionId: made.id,
    sourceId: made.source.id,
    destinationId: made.destination.id,
  };
}
