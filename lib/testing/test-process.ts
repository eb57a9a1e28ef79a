import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const WATCH = "./lib/testing/watch-prototypes.ts";
const FAULTS = "./lib/testing/fault-point.ts";
const KEPT_LOG_CHARS = 200_000;

export type Exit = { code: number | null; signal: NodeJS.Signals | null };

/** One program of the product, which may be killed and started again. */
export type TestProcess = {
  /** `faultPoint` is where this run meets its fault, see fault-point.ts. */
  start(faultPoint?: string): Promise<void>;
  signal(signal: NodeJS.Signals): void;
  /** Resolves when the present run is over. */
  exited(): Promise<Exit>;
  /** SIGKILL, and waits for the end. */
  kill(): Promise<void>;
  pid(): number;
  isRunning(): boolean;
  /** What all its runs have written so far. */
  log(): string;
};

/**
 * Prepares a program of the repository as a child of this process; `start` resolves when it says that it
 * is ready. Children end with this process.
 */
export function createTestProcess(file: string, env: Record<string, string>): TestProcess {
  let child: ChildProcess | null = null;
  let exit: Promise<Exit> = Promise.resolve({ code: 0, signal: null });
  let log = "";
  let isRunning = false;

  function keep(chunk: Buffer) {
    log = (log + chunk.toString()).slice(-KEPT_LOG_CHARS);
  }

  async function start(faultPoint?: string) {
    const preloaded = faultPoint ? ["--import", WATCH, "--import", FAULTS] : ["--import", WATCH];
    const started = spawn(process.execPath, [...preloaded, file], {
      cwd: ROOT,
      env: {
        PATH: process.env.PATH ?? "",
        NODE_ENV: "production",
        ...env,
        ...(faultPoint ? { FAULT_POINT: faultPoint } : {}),
      },
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
    child = started;
    isRunning = true;
    started.stdout?.on("data", keep);
    started.stderr?.on("data", keep);
    exit = new Promise((resolve) => {
      started.once("exit", (code, signal) => {
        isRunning = false;
        resolve({ code, signal });
      });
    });
    const ready = new Promise<null>((resolve) => started.once("message", () => resolve(null)));
    const ended = await Promise.race([ready, exit]);
    if (ended) throw new Error(`${file} ended before it was ready: ${log.slice(-2_000)}`);
  }

  return {
    start,
    signal: (signal) => void child?.kill(signal),
    exited: () => exit,
    async kill() {
      child?.kill("SIGKILL");
      await exit;
    },
    pid: () => child?.pid ?? 0,
    isRunning: () => isRunning,
    log: () => log,
  };
}
