import { type ChildProcess, fork } from "node:child_process";
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
} from "./protocol.ts";

/** Wall time of a run, from when it is handed to a child that stands ready; large payloads travel longer. */
const DEADLINE_MS = 1_500;
const CHARS_PER_MS = 20_000;
/** A child that used less CPU than this until its deadline was not let run: that is no fault of the code. */
const STALLED_CPU_MS = 500;
/** It gets more time while it used at least this much since it was last looked at. */
const PROGRESS_CPU_MS = 50;
/** A child that takes longer to stand ready, at its start or after a run, never will. */
const READY_MS = 15_000;
/** Code that a child keeps, so that it need not travel with each run. */
const KEPT_CODES = 32;
const KEPT_CHARS = 8 * 1024 * 1024;
/** Native stack of the child in KB: what a thread gets by default is 8 MB. */
const STACK_KB = 3_900;

/** What became of a run. `unavailable`: no fault of the code, it may be tried again. */
export type SandboxOutcome =
  | (GuestResult & { console: ConsoleLine[] })
  | { kind: "unavailable"; reason: string };

export type SandboxJob = GuestJob & {
  /** Names code that never changes; null for code that is run once. */
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
  /** It stands ready, for the first or the next run. */
  onReady(child: SandboxChild): void;
  /** It is gone, for whatever reason; `hasStarted`: it had stood ready before. */
  onExit(child: SandboxChild, hasStarted: boolean): void;
};

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
  let readyTimer = awaitReady();

  function awaitReady() {
    return setTimeout(() => child.kill(), READY_MS).unref();
  }

  function end(outcome: SandboxOutcome) {
    const ended = run;
    run = null;
    clearTimeout(ended?.timer);
    ended?.settle(outcome);
  }

  /** Decides which code travels along and which the child may forget. */
  function codeFor({ key, code }: SandboxJob): Pick<ToChild, "key" | "code" | "forget"> {
    if (key === null) return { key: "", code, forget: [] };
    const chars = known.get(key);
    known.delete(key);
    known.set(key, code.length);
    if (chars !== undefined) return { key, forget: [] };
    knownChars += code.length;
    const forget: string[] = [];
    for (const [old, oldChars] of known) {
      if (old === key || (known.size <= KEPT_CODES && knownChars <= KEPT_CHARS)) break;
      known.delete(old);
      knownChars -= oldChars;
      forget.push(old);
    }
    return { key, code, forget };
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
    if (message.type === "done") {
      const { isSpent, ...outcome } = message.outcome;
      child.runs += 1;
      readyTimer = awaitReady();
      end(outcome);
      if (isSpent) child.kill();
      return;
    }
    clearTimeout(readyTimer);
    cpuMs = message.cpuMs;
    child.state = "ready";
    events.onReady(child);
  }

  function onExit(signal: NodeJS.Signals | null) {
    child.state = "gone";
    clearTimeout(readyTimer);
    // Killed from outside, by a person or for want of memory; any other end is the code's doing.
    const isOutside = signal === "SIGKILL";
    end(
      isOutside
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
        const { env, request, context } = job;
        forked.send({ env, request, context, ...codeFor(job) } satisfies ToChild, (error) => {
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
  forked.once("exit", (_, signal) => onExit(signal));
  forked.unref();
  forked.channel?.unref();
  return child;
}
