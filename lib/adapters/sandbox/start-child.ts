import type { ChildProcess } from "node:child_process";
import { realpathSync } from "node:fs";
import { join } from "node:path";
import { cpuTimeMs } from "./cpu-time.ts";
import {
  type ConsoleLine,
  type FromChild,
  type GuestJob,
  type GuestResult,
  RUN_MS,
  type ToChild,
  WORN_OUT_EXIT,
} from "./protocol.ts";

/** Wall time of a run, from when it is handed to a child that stands ready; large payloads travel longer. */
const DEADLINE_MS = 1_500;
const CHARS_PER_MS = 20_000;
/** A child that used less CPU than this until its deadline was not let run: that is no fault of the code. */
const STALLED_CPU_MS = 500;
/** It gets more time while it used at least this much since it was last looked at. */
const PROGRESS_CPU_MS = 50;
/** A child that takes longer to stand ready never will. */
const READY_MS = 15_000;
/** Programs that a child keeps, so that they need not travel with each run. */
const KEPT = 64;
const KEPT_CHARS = 8 * 1024 * 1024;
/** Native stack of the child in KB: what a thread gets by default is 8 MB. */
const STACK_KB = 3_900;

/** What became of a run. `unavailable`: no fault of the code, it may be tried again. */
export type SandboxOutcome =
  | (GuestResult & { console: ConsoleLine[] })
  | { kind: "unavailable"; reason: string };

export type SandboxJob = GuestJob & {
  /** Names code, variables and context that never change; null for what is run once. */
  key: string | null;
};

export type SandboxChild = {
  readonly pid: number;
  /** Runs in this child so far. */
  runs: number;
  state: "starting" | "ready" | "busy" | "gone";
  run(job: SandboxJob): Promise<SandboxOutcome>;
  kill(): void;
};

export type ChildEvents = {
  /** It stands ready for its first run. */
  onReady(child: SandboxChild): void;
  /** It is gone, for whatever reason; `hasStarted`: it had stood ready before. */
  onExit(child: SandboxChild, hasStarted: boolean): void;
};

// Taken at run time: the bundler of the web process would look for the file of a fork that it can see, while
// it is to run as it stands in the repository.
const { fork } = process.getBuiltinModule("node:child_process");

/** Where foreign code runs: no environment, no files beyond the engine's own, no processes, no threads. */
export function childOptions(root: string, memoryPages: number) {
  const readable = [
    "lib/adapters/sandbox",
    "package.json",
    "node_modules/quickjs-emscripten-core",
    "node_modules/@jitl",
  ].flatMap((path) => [join(root, path), realpathSync(join(root, path))]);
  return {
    // The types ask for NODE_ENV, which the child has no use for.
    env: {} as NodeJS.ProcessEnv,
    execArgv: [
      `--wasm-max-mem-pages=${memoryPages}`,
      `--stack-size=${STACK_KB}`,
      "--permission",
      ...[...new Set(readable)].map((path) => `--allow-fs-read=${path}`),
    ],
    stdio: ["ignore", "ignore", "ignore", "ipc"] as ["ignore", "ignore", "ignore", "ipc"],
    serialization: "json" as const,
  };
}

type Run = { settle(outcome: SandboxOutcome): void; startedCpuMs: number; timer?: NodeJS.Timeout };

/**
 * Starts a process that runs one piece of code at a time. A run that outlasts its deadline, or an engine
 * that is spent, costs the process: it is killed and `onExit` tells so.
 */
export function startChild(root: string, memoryPages: number, events: ChildEvents): SandboxChild {
  const file = join(root, "lib/adapters/sandbox/child.ts");
  const forked: ChildProcess = fork(file, [String(memoryPages)], childOptions(root, memoryPages));
  const known = new Map<string, number>();
  let knownChars = 0;
  let cpuMs = 0;
  let run: Run | null = null;
  const readyTimer = setTimeout(() => child.kill(), READY_MS).unref();

  function end(outcome: SandboxOutcome) {
    const ended = run;
    run = null;
    clearTimeout(ended?.timer);
    ended?.settle(outcome);
  }

  /** Decides whether the program travels along and which ones the child may forget. */
  function toMessage({ key, request, context, ...program }: SandboxJob): ToChild {
    if (key === null) return { key: "", program, request, context, forget: [] };
    const chars = known.get(key);
    const size = program.code.length + program.env.length;
    known.delete(key);
    known.set(key, size);
    if (chars !== undefined) return { key, request, context, forget: [] };
    knownChars += size;
    const forget: string[] = [];
    for (const [old, oldChars] of known) {
      if (old === key || (known.size <= KEPT && knownChars <= KEPT_CHARS)) break;
      known.delete(old);
      knownChars -= oldChars;
      forget.push(old);
    }
    return { key, program, request, context, forget };
  }

  /** Ends a run that has had its time; one that the machine did not let run is given more, or up. */
  function onDeadline(seenCpuMs: number) {
    if (!run) return;
    const usedMs = cpuTimeMs(child.pid) ?? Number.POSITIVE_INFINITY;
    const isStalled = usedMs - run.startedCpuMs < STALLED_CPU_MS;
    if (isStalled && usedMs - seenCpuMs >= PROGRESS_CPU_MS) return watch(run, DEADLINE_MS, usedMs);
    child.kill();
    if (isStalled) return end({ kind: "unavailable", reason: "the sandbox was not let run" });
    end({
      kind: "failed",
      reason: "timeout",
      message: `Error: The transformation took longer than ${RUN_MS} ms`,
      console: [],
    });
  }

  function watch(watched: Run, ms: number, seenCpuMs: number) {
    // An answer that has come in meanwhile is read first: this process may have been the slow one.
    watched.timer = setTimeout(() => setImmediate(onDeadline, seenCpuMs), ms);
  }

  function onMessage(message: FromChild) {
    cpuMs = message.cpuMs;
    if (message.type === "ready") {
      clearTimeout(readyTimer);
      child.state = "ready";
      return events.onReady(child);
    }
    const { isSpent, ...outcome } = message.outcome;
    child.runs += 1;
    if (isSpent) child.kill();
    else child.state = "ready";
    end(outcome);
  }

  function onExit(code: number | null, signal: NodeJS.Signals | null) {
    child.state = "gone";
    clearTimeout(readyTimer);
    // Killed from outside, by a person or for want of memory; or worn out by the run before. Any other end
    // is the code's doing.
    end(
      signal === "SIGKILL" || code === WORN_OUT_EXIT
        ? { kind: "unavailable", reason: "the sandbox was killed" }
        : {
            kind: "failed",
            reason: "crashed",
            message: "Error: The transformation brought the sandbox down",
            console: [],
          },
    );
    events.onExit(child, cpuMs > 0);
  }

  const child: SandboxChild = {
    pid: forked.pid ?? 0,
    runs: 0,
    state: "starting",
    run(job) {
      child.state = "busy";
      return new Promise((settle) => {
        run = { settle, startedCpuMs: cpuMs };
        watch(run, DEADLINE_MS + job.request.length / CHARS_PER_MS, cpuMs);
        forked.send(toMessage(job), (error) => {
          if (error) child.kill();
        });
      });
    },
    kill() {
      child.state = "gone";
      forked.kill("SIGKILL");
    },
  };
  forked.on("message", (message) => {
    if (child.state !== "gone") onMessage(message as FromChild);
  });
  forked.once("error", () => child.kill());
  forked.once("exit", onExit);
  forked.unref();
  forked.channel?.unref();
  return child;
}
