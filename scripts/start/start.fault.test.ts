import { spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { readFile, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createStubProduct, isRunning, type StubProduct, until } from "../testing/stub-product.ts";

let product: StubProduct;

beforeEach(async () => {
  product = await createStubProduct();
});

afterEach(() => product.remove());

const url = () => `http://127.0.0.1:${product.port}/`;

async function queryDatabase(sql: string) {
  const { databasePassword } = JSON.parse(
    await readFile(join(product.dataDir, "secrets.json"), "utf8"),
  );
  const port = Number(await readFile(join(product.dataDir, "postgres.port"), "utf8"));
  const client = new pg.Client({
    host: "127.0.0.1",
    port,
    user: "sluice",
    password: databasePassword,
    database: "sluice",
  });
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows;
}

/** All processes of one start, to be looked for after its end. */
const pids = () => [product.pidOf("web"), product.pidOf("worker"), product.postgresPid() ?? 0];

describe("npm start", () => {
  it("generates, builds, starts everything and ends with the links and a curl", async () => {
    const supervisor = product.spawn();
    await supervisor.ready();
    expect(await (await fetch(url())).text()).toBe("hello");
    const text = supervisor.lines().join("\n");
    expect(text).toContain("http://localhost/setup?token=t");
    expect(text).toContain("curl -X POST http://localhost/e/s");
    expect(product.notes().slice(0, 3)).toEqual(["generated", "bundled", "built"]);
    expect((await stat(product.root)).mode & 0o777).toBe(0o700);
    expect((await stat(join(product.dataDir, "secrets.json"))).mode & 0o777).toBe(0o600);
  });

  it("builds again only when an input has changed, and keeps data, port and secrets", async () => {
    const first = product.spawn();
    await first.ready();
    await queryDatabase("CREATE TABLE kept AS SELECT 1 AS one");
    const secrets = await readFile(join(product.dataDir, "secrets.json"), "utf8");
    first.child.kill("SIGTERM");
    expect(await first.exited).toBe(0);

    const second = product.spawn();
    await second.ready();
    expect(product.notes().filter((line) => line === "built")).toHaveLength(1);
    expect(await queryDatabase("SELECT one FROM kept")).toEqual([{ one: 1 }]);
    expect(await readFile(join(product.dataDir, "secrets.json"), "utf8")).toBe(secrets);
    second.child.kill("SIGTERM");
    await second.exited;

    await writeFile(join(product.root, "next.config.mjs"), "export default {};");
    await product.spawn().ready();
    expect(product.notes().filter((line) => line === "built")).toHaveLength(2);
  });

  it("stops worker, web and Postgres in that order, each when it is done", async () => {
    const supervisor = product.spawn({ STUB_DRAIN_MS: "700" });
    await supervisor.ready();
    const before = pids();
    const startedAt = Date.now();
    supervisor.child.kill("SIGTERM");
    expect(await supervisor.exited).toBe(0);
    expect(Date.now() - startedAt).toBeGreaterThanOrEqual(1400);
    expect(product.notes().slice(-2)).toEqual(["worker stopped", "web stopped"]);
    const told = supervisor.lines().filter((line) => line.startsWith("✓ Stopping"));
    expect(told.map((line) => line.split(" ")[2])).toEqual(["worker", "web", "Postgres"]);
    expect(before.filter(isRunning)).toEqual([]);
    expect(product.postgresPid()).toBeNull();
  });

  it("takes two signals at once for one, and a later one for haste", async () => {
    const supervisor = product.spawn({ STUB_DRAIN_MS: "20000" });
    await supervisor.ready();
    const before = pids();
    supervisor.child.kill("SIGINT");
    supervisor.child.kill("SIGINT");
    await sleep(1200);
    expect(before.every(isRunning)).toBe(true);
    supervisor.child.kill("SIGINT");
    expect(await supervisor.exited).toBe(130);
    await until(() => !before.some(isRunning));
  });

  it.each(["web", "worker"] as const)("starts a killed %s again", async (name) => {
    const supervisor = product.spawn();
    await supervisor.ready();
    const killed = product.pidOf(name);
    process.kill(killed, "SIGKILL");
    await supervisor.sees(`✓ ${name} is back`);
    expect(supervisor.lines().filter((line) => line.startsWith("! "))).toEqual([
      `! ${name} was ended by SIGKILL; it is started again now.`,
    ]);
    expect(product.pidOf(name)).not.toBe(killed);
    expect(await (await fetch(url())).text()).toBe("hello");
  });

  it("starts a killed Postgres again, at the same address and with its data", async () => {
    const supervisor = product.spawn();
    await supervisor.ready();
    await queryDatabase("CREATE TABLE kept AS SELECT 1 AS one");
    process.kill(product.postgresPid() ?? 0, "SIGKILL");
    await supervisor.sees("✓ Postgres is back");
    expect(await queryDatabase("SELECT one FROM kept")).toEqual([{ one: 1 }]);
  });

  it("waits longer each time before it restarts what keeps dying", async () => {
    const supervisor = product.spawn();
    await supervisor.ready();
    for (const expected of ["now", "in 1 s", "in 2 s"]) {
      process.kill(product.pidOf("worker"), "SIGKILL");
      await supervisor.sees(`! worker was ended by SIGKILL; it is started again ${expected}`);
      const killed = product.pidOf("worker");
      await until(() => product.pidOf("worker") !== killed);
    }
  });

  it("leaves nothing behind when it is killed itself", async () => {
    const first = product.spawn();
    await first.ready();
    const before = pids();
    first.child.kill("SIGKILL");
    await until(() => !before.some(isRunning));
    await product.spawn().ready();
  });

  it("stops an orphaned Postgres that nobody watched over, at the next start", async () => {
    const first = product.spawn();
    await first.ready();
    const orphan = product.postgresPid() ?? 0;
    await killGuardOf(orphan);
    first.child.kill("SIGKILL");
    await until(() => ![product.pidOf("web"), product.pidOf("worker")].some(isRunning));
    await sleep(1500);
    expect(isRunning(orphan)).toBe(true);

    await product.spawn().ready();
    expect(isRunning(orphan)).toBe(false);
    expect(await queryDatabase("SELECT 1 AS one")).toEqual([{ one: 1 }]);
  });

  it("is not misled by a number that another program has got since", async () => {
    const first = product.spawn();
    await first.ready();
    const pidFile = join(product.dataDir, "postgres/postmaster.pid");
    const content = await readFile(pidFile, "utf8");
    first.child.kill("SIGTERM");
    await first.exited;
    const stranger = spawn("sleep", ["600"]);
    try {
      await writeFile(pidFile, content.replace(/^\d+/, String(stranger.pid)));
      await writeFile(
        join(product.dataDir, "supervisor.json"),
        JSON.stringify({ supervisor: `${stranger.pid} 1 x`, children: [`${stranger.pid} 1 x`] }),
      );
      await product.spawn().ready();
      expect(stranger.exitCode).toBeNull();
      expect(stranger.signalCode).toBeNull();
    } finally {
      stranger.kill();
    }
  });

  it("begins a database anew whose creation was cut off", async () => {
    const supervisor = product.spawn();
    const isCreating = () =>
      existsSync(product.dataDir) &&
      readdirSync(product.dataDir).some((name) => name.startsWith("postgres.unfinished"));
    await until(isCreating);
    supervisor.child.kill("SIGKILL");
    await supervisor.exited;
    await product.spawn().ready();
    expect(await queryDatabase("SELECT 1 AS one")).toEqual([{ one: 1 }]);
  });
});

describe("npm start refuses in one line", () => {
  const lastLine = (lines: string[]) => lines.filter(Boolean).at(-1);

  it("a second supervisor on the same data folder", async () => {
    const first = product.spawn();
    await first.ready();
    const second = product.spawn();
    expect(await second.exited).toBe(1);
    expect(second.lines().filter(Boolean)).toEqual([
      expect.stringContaining(
        `already runs on the data folder ${product.dataDir} (process ${first.child.pid})`,
      ),
    ]);
    expect(await (await fetch(url())).text()).toBe("hello");
  });

  it("a port that is in use", async () => {
    const other = createServer().listen(product.port, "127.0.0.1");
    const supervisor = product.spawn();
    expect(await supervisor.exited).toBe(1);
    expect(supervisor.lines().filter(Boolean)).toEqual([
      `Port ${product.port} is used by another program. Stop that program, or choose another port: PORT=${product.port + 1} npm start`,
    ]);
    other.close();
  });

  it("a data folder that cannot be written", async () => {
    const dataDir = join(product.root, "package-lock.json/data");
    const supervisor = product.spawn({ SLUICE_DATA_DIR: dataDir });
    expect(await supervisor.exited).toBe(1);
    expect(supervisor.lines().filter(Boolean)).toEqual([
      expect.stringContaining(`The data folder ${dataDir} cannot be written`),
    ]);
  });

  it("each bad setting", async () => {
    const supervisor = product.spawn({ PORT: "many", SLUICE_EGRESS_ALLOW: "10.0.0.0/99" });
    expect(await supervisor.exited).toBe(1);
    expect(supervisor.lines().filter(Boolean)).toEqual([
      expect.stringMatching(/^PORT must be/),
      expect.stringMatching(/^SLUICE_EGRESS_ALLOW: "10.0.0.0\/99"/),
    ]);
  });

  it("lost secrets beside kept data", async () => {
    const first = product.spawn();
    await first.ready();
    first.child.kill("SIGTERM");
    await first.exited;
    await writeFile(join(product.dataDir, "secrets.json"), "");
    const second = product.spawn();
    expect(await second.exited).toBe(1);
    expect(lastLine(second.lines())).toContain("secrets.json is damaged");
  });

  it("a program that ends while starting, and stops the others", async () => {
    const supervisor = product.spawn({ STUB_BROKEN: "worker" });
    expect(await supervisor.exited).toBe(1);
    expect(supervisor.lines()).toContain("worker ended with code 1 while starting.");
    expect(product.postgresPid()).toBeNull();
    expect(await fetch(url()).catch(() => "closed")).toBe("closed");
  });
});

/** The guard is a shell whose last argument is the server's number. */
async function killGuardOf(postgres: number): Promise<void> {
  const { stdout } = spawn("pgrep", ["-f", `sluice-postgres-guard .* ${postgres}$`]);
  let found = "";
  for await (const chunk of stdout) found += chunk;
  for (const pid of found.trim().split("\n")) process.kill(Number(pid), "SIGKILL");
}
