import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { waitUntil } from "#lib/testing/wait-until.ts";
import { cpuTimeMs } from "./cpu-time.ts";
import { createSandboxPool, type PoolSettings, type SandboxPool } from "./sandbox-pool.ts";
import { childOptions } from "./start-child.ts";

const SETTINGS: PoolSettings = {
  root: process.cwd(),
  size: 2,
  memoryPages: 1_024,
  maxRuns: 1_000,
  maxWaiting: 2_000,
  maxWaitMs: 60_000,
  idleMs: 60_000,
};
const SLOW = "const end = Date.now() + 150; while (Date.now() < end);";

const pools: SandboxPool[] = [];
function open(settings: Partial<PoolSettings> = {}): SandboxPool {
  const pool = createSandboxPool({ ...SETTINGS, ...settings });
  pools.push(pool);
  return pool;
}
afterEach(() => {
  for (const pool of pools.splice(0)) pool.close();
});

const job = (text: string, request: unknown = {}, key: string | null = null) => ({
  key,
  code: `addHandler("transform", (request) => { ${text} });`,
  env: "{}",
  request: JSON.stringify(request),
  context: "{}",
});
const echo = job("return request", { n: 1 });

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe("createSandboxPool", { timeout: 120_000 }, () => {
  it("gives each run its own context, also where several share their code", async () => {
    const pool = open({ size: 1 });
    const shared = {
      ...job("", {}, "shared"),
      code: 'addHandler("transform", (request, context) => context);',
    };
    for (const name of ["first", "second"]) {
      const context = JSON.stringify({ name });
      expect(await pool.run("a", { ...shared, context })).toMatchObject({ json: context });
    }
  });

  it("X43: leaves half of the processes to others, however much one project has waiting", async () => {
    const pool = open();
    await pool.run("warm", echo);
    let greedy = 0;
    const waiting = Array.from({ length: 40 }, () =>
      pool.run("greedy", job(SLOW)).then(() => {
        greedy += 1;
      }),
    );
    for (let time = 0; time < 5; time += 1) await pool.run("modest", echo);
    expect(greedy).toBeLessThan(40);
    pool.close();
    await Promise.all(waiting);
  });

  it.skipIf(process.platform !== "linux")(
    "X44: a process that is killed from outside is replaced, and its run is no fault of the code",
    async () => {
      const pool = open({ size: 1 });
      await pool.run("a", echo);
      const [pid = 0] = pool.pids();
      const before = cpuTimeMs(pid) ?? 0;
      const running = pool.run("a", job("while(true);"));
      await waitUntil("the code to run", () => (cpuTimeMs(pid) ?? before + 100) >= before + 100);
      process.kill(pid, "SIGKILL");
      expect(await running).toEqual({ kind: "unavailable", reason: "the sandbox was killed" });
      expect(await pool.run("a", echo)).toMatchObject({ kind: "returned" });
      expect(pool.pids()).not.toContain(pid);
    },
  );

  it.skipIf(process.platform !== "linux")(
    "X44: a process that is stopped is given up, and its run is no fault of the code",
    async () => {
      const pool = open({ size: 1 });
      await pool.run("a", echo);
      const [pid = 0] = pool.pids();
      const before = cpuTimeMs(pid) ?? 0;
      const running = pool.run("a", job("while(true);"));
      await waitUntil("the code to run", () => (cpuTimeMs(pid) ?? 0) >= before + 100);
      process.kill(pid, "SIGSTOP");
      const notRun = { kind: "unavailable", reason: "the sandbox was not let run" };
      expect(await running).toEqual(notRun);
      await waitUntil("the stopped process to go", () => !isAlive(pid));
      expect(await pool.run("a", echo)).toMatchObject({ kind: "returned" });
    },
  );

  it("X45: carries 10 MB in and out", async () => {
    const pool = open({ memoryPages: 4_096 });
    const text = "x".repeat(10 * 1024 * 1024);
    const outcome = await pool.run("a", job("return { t: request.t + '!' }", { t: text }));
    if (outcome.kind !== "returned") throw new Error(JSON.stringify(outcome));
    expect(JSON.parse(outcome.json)).toEqual({ t: `${text}!` });
  });

  it("X45: takes a thousand calls at once, each with its own answer, and refuses what is too much", async () => {
    const pool = open({ maxWaiting: 1_000 });
    const calls = Array.from({ length: 1_010 }, (_, n) =>
      pool.run("a", job("return request", { n })),
    );
    const outcomes = await Promise.all(calls);
    const refused = outcomes.filter((outcome) => outcome.kind === "unavailable");
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.length).toBeLessThanOrEqual(10);
    for (const [n, outcome] of outcomes.entries()) {
      if (outcome.kind === "returned") expect(JSON.parse(outcome.json)).toEqual({ n });
    }
  });

  it("X45: no process outlives the one that started it", async () => {
    const script = `
      import { createSandboxPool } from "./lib/adapters/sandbox/sandbox-pool.ts";
      const pool = createSandboxPool(${JSON.stringify(SETTINGS)});
      await pool.run("a", ${JSON.stringify(echo)});
      console.log(pool.pids()[0]);
      setInterval(() => undefined, 1_000);`;
    const parent = spawn(process.execPath, ["--input-type=module", "-e", script], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [line] = await once(parent.stdout, "data");
    const pid = Number(String(line));
    expect(isAlive(pid)).toBe(true);
    parent.kill("SIGKILL");
    await waitUntil("the process to end", () => !isAlive(pid));
  });

  it("X46: the process has no environment and no rights", async () => {
    const probe = `
      const tries = {
        file: () => require("node:fs").readFileSync("/etc/passwd"),
        write: () => require("node:fs").writeFileSync("/tmp/sluice-sandbox-probe", "x"),
        exec: () => require("node:child_process").execSync("id"),
        worker: () => new (require("node:worker_threads").Worker)("", { eval: true }),
        addon: () => process.dlopen({ exports: {} }, "/tmp/none.node"),
      };
      const codes = Object.entries(tries).map(([name, attempt]) => {
        try { attempt(); return [name, "allowed"]; } catch (error) { return [name, error.code]; }
      });
      console.log(JSON.stringify({ ...Object.fromEntries(codes), env: Object.keys(process.env) }));`;
    const { env, execArgv } = childOptions(process.cwd(), 1_024);
    const child = spawn(process.execPath, [...execArgv, "-e", probe], { env, stdio: "pipe" });
    let output = "";
    child.stdout.on("data", (chunk) => {
      output += chunk;
    });
    await once(child, "close");
    expect(JSON.parse(output)).toEqual({
      file: "ERR_ACCESS_DENIED",
      write: "ERR_ACCESS_DENIED",
      exec: "ERR_ACCESS_DENIED",
      worker: "ERR_ACCESS_DENIED",
      addon: "ERR_DLOPEN_DISABLED",
      env: [],
    });
  });

  it("X48: survives whatever code there is", async () => {
    const pool = open();
    const atom = fc.constantFrom(
      "request",
      "context",
      "null",
      "[]",
      "{}",
      "1e9",
      "'x'.repeat(1e4)",
      "this",
      "globalThis",
      "Symbol()",
      "1n",
      "async()=>{}",
      "new Proxy({},{})",
      "/a+/",
      "new Date()",
      "process.env",
    );
    const expression = fc.letrec<{ node: string }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 5, withCrossShrink: true },
        atom,
        fc
          .tuple(
            tie("node"),
            fc.constantFrom("+", "*", "in", "instanceof", "??", ",", "**"),
            tie("node"),
          )
          .map(([a, operator, b]) => `((${a}) ${operator} (${b}))`),
        tie("node").map(
          (a) => `(${a})?.constructor?.constructor?.(${JSON.stringify("return this")})?.()`,
        ),
        tie("node").map((a) => `Array.from({length: 50}, () => (${a}))`),
        tie("node").map((a) => `JSON.stringify(${a})`),
        tie("node").map((a) => `Object.assign(Object.prototype, ${a})`),
        tie("node").map((a) => `(() => { throw (${a}) })()`),
        tie("node").map((a) => `new Promise((resolve) => resolve(${a}))`),
        tie("node").map((a) => `console.log(${a})`),
        tie("node").map((a) => `eval(String(${a}))`),
        tie("node").map((a) => `structuredClone(${a})`),
        tie("node").map((a) => `hash("sha1", ${a})`),
      ),
    })).node;
    await fc.assert(
      fc.asyncProperty(expression, async (text) => {
        const outcome = await pool.run("fuzz", job(`return ${text}`, { a: [1] }));
        expect(["returned", "failed"]).toContain(outcome.kind);
        expect(await pool.run("other", echo)).toMatchObject({ kind: "returned" });
      }),
      { numRuns: 250, interruptAfterTimeLimit: 60_000 },
    );
  });

  it("replaces a process after its runs, without a run going lost", async () => {
    const pool = open({ size: 1, maxRuns: 20 });
    const seen = new Set<number>();
    for (let n = 0; seen.size < 4 && n < 20_000; n += 1) {
      const outcome = await pool.run("a", job("return request", { n }, "same"));
      expect(outcome).toMatchObject({ kind: "returned", json: `{"n":${n}}` });
      for (const pid of pool.pids()) seen.add(pid);
    }
    expect(seen.size).toBe(4);
  });

  it("keeps the code of many transformations apart, also when it forgets old ones", async () => {
    const pool = open({ size: 1 });
    for (let n = 0; n < 120; n += 1) {
      const id = (n * 7) % 40;
      const outcome = await pool.run("a", job(`return { id: ${id} }`, {}, `code ${id}`));
      expect(outcome).toMatchObject({ json: `{"id":${id}}` });
    }
  });

  it("ends its processes when nothing runs, and starts again", async () => {
    const pool = open({ idleMs: 200 });
    await pool.run("a", echo);
    await waitUntil("the processes to end", () => pool.pids().length === 0);
    expect(await pool.run("a", echo)).toMatchObject({ kind: "returned" });
  });

  it("gives up a run that waits too long for a process", async () => {
    const pool = open({ size: 1, maxWaitMs: 300 });
    await pool.run("a", echo);
    const busy = pool.run("a", job("while(true);"));
    await sleep(10);
    expect(await pool.run("a", echo)).toMatchObject({ reason: "no sandbox became free" });
    await busy;
  });
});
