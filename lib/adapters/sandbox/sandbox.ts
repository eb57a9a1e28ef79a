import { availableParallelism } from "node:os";
import { createSandboxPool } from "./sandbox-pool.ts";
import type { SandboxJob, SandboxOutcome } from "./start-child.ts";

/** Runs the code of transformations in processes of their own. */
export type Sandbox = {
  /** Never rejects: a fault of the code is `failed`, one of this machine's is `unavailable`. */
  run(projectId: string, job: SandboxJob): Promise<SandboxOutcome>;
  /** Ids of the processes that live now. */
  pids(): number[];
  /** Ends all processes; runs under way become unavailable. */
  close(): void;
};

/** 64 MB: enough for payloads of a few hundred KB, little enough to have several. */
const SMALL_PAGES = 1_024;
/** 256 MB, for the largest payload and code. */
const LARGE_PAGES = 4_096;
/** Code and payload up to this many characters run in the small engine. */
const SMALL_CHARS = 1024 * 1024;
const MAX_RUNS = 1_000;
const IDLE_MS = 5 * 60_000;

/** Runs of a project that may wait, and how long each may before it is unavailable. */
export type SandboxLimits = { maxWaiting: number; maxWaitMs: number };

/**
 * Opens the sandbox; `root` is where the product is installed. No process is started before the first run.
 */
export function createSandbox(root: string, limits: SandboxLimits): Sandbox {
  const size = Math.min(8, Math.max(4, availableParallelism()));
  const shared = { root, ...limits, maxRuns: MAX_RUNS, idleMs: IDLE_MS };
  const small = createSandboxPool({ ...shared, size, memoryPages: SMALL_PAGES });
  const large = createSandboxPool({ ...shared, size: 2, memoryPages: LARGE_PAGES, maxRuns: 50 });
  return {
    run(projectId, job) {
      const chars = job.code.length + job.request.length + job.context.length;
      return (chars <= SMALL_CHARS ? small : large).run(projectId, job);
    },
    pids: () => [...small.pids(), ...large.pids()],
    close() {
      small.close();
      large.close();
    },
  };
}
