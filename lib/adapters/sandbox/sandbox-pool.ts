import { createFairQueue } from "./fair-queue.ts";
import {
  type SandboxChild,
  type SandboxJob,
  type SandboxOutcome,
  startChild,
} from "./start-child.ts";

export type PoolSettings = {
  /** Where the product is installed. */
  root: string;
  /** Processes at the most; they are started when first needed. */
  size: number;
  /** Memory of each engine, in pages of 64 KB. */
  memoryPages: number;
  /** Runs after which a process makes room for a fresh one. */
  maxRuns: number;
  /** Runs that may wait, for each project. */
  maxWaiting: number;
  /** How long a run waits for a process before it is given up as unavailable. */
  maxWaitMs: number;
  /** All processes end after this long without any run. */
  idleMs: number;
};

export type SandboxPool = {
  run(projectId: string, job: SandboxJob): Promise<SandboxOutcome>;
  /** Ids of the processes that live now. */
  pids(): number[];
  close(): void;
};

type Waiting = {
  projectId: string;
  job: SandboxJob;
  settle(outcome: SandboxOutcome): void;
  timer: NodeJS.Timeout;
};

/** A child that dies before it ever stood ready is not replaced at once: something is wrong here. */
const RESTART_MS = 1_000;

const unavailable = (reason: string): SandboxOutcome => ({ kind: "unavailable", reason });

/**
 * Keeps processes at hand that run one piece of code each. Projects take turns, and one project never has
 * more than half of the processes. What kills its process is answered for, and another one takes its place.
 */
export function createSandboxPool(settings: PoolSettings): SandboxPool {
  const { root, size, memoryPages, maxRuns } = settings;
  const children = new Set<SandboxChild>();
  /** Those that go as soon as the one that was started in their place stands ready. */
  const retiring = new Map<SandboxChild, SandboxChild>();
  const queue = createFairQueue<Waiting>(Math.max(1, Math.floor(size / 2)), settings.maxWaiting);
  let idleTimer: NodeJS.Timeout | undefined;
  let restartTimer: NodeJS.Timeout | undefined;
  let isClosed = false;

  function start(): SandboxChild {
    const child = startChild(root, memoryPages, { onReady, onExit });
    children.add(child);
    return child;
  }

  /** Starts processes while there is more waiting than will soon be free. */
  function grow() {
    const starting = [...children].filter((child) => child.state === "starting").length;
    for (let n = starting; n < queue.ready() && children.size < size; n += 1) start();
  }

  function onReady(child: SandboxChild) {
    for (const [old, successor] of retiring) if (successor === child) retire(old);
    dispatch();
  }

  /** Ends a process whose successor stands ready, unless a run is under way in it. */
  function retire(old: SandboxChild) {
    const successor = retiring.get(old);
    if (successor?.state !== "ready" || old.state !== "ready") return;
    retiring.delete(old);
    old.kill();
  }

  function onExit(child: SandboxChild, hasStarted: boolean) {
    retiring.delete(child);
    if (!children.delete(child)) return;
    if (hasStarted) {
      if (children.size < size) start();
      return;
    }
    clearTimeout(restartTimer);
    restartTimer = setTimeout(grow, RESTART_MS);
    restartTimer.unref();
  }

  function dispatch() {
    for (const child of children) {
      if (child.state !== "ready") continue;
      const next = queue.take();
      if (!next) break;
      void runIn(child, next);
    }
    if (queue.size() > 0) grow();
  }

  async function runIn(child: SandboxChild, { projectId, job, settle, timer }: Waiting) {
    clearTimeout(timer);
    settle(await child.run(job));
    queue.done(projectId);
    if (child.runs >= maxRuns && children.has(child) && !retiring.has(child)) {
      retiring.set(child, start());
    }
    retire(child);
    dispatch();
  }

  function endIdle() {
    const isIdle = queue.size() === 0 && [...children].every((child) => child.state === "ready");
    if (!isIdle) return keepAlive();
    endAll();
  }

  function endAll() {
    for (const child of children) child.kill();
    children.clear();
    retiring.clear();
  }

  function keepAlive() {
    clearTimeout(idleTimer);
    idleTimer = setTimeout(endIdle, settings.idleMs);
    idleTimer.unref();
  }

  return {
    run(projectId, job) {
      if (isClosed) return Promise.resolve(unavailable("the sandbox is closed"));
      keepAlive();
      return new Promise((settle) => {
        const waiting: Waiting = {
          projectId,
          job,
          settle,
          timer: setTimeout(giveUp, settings.maxWaitMs),
        };
        function giveUp() {
          if (queue.remove(projectId, waiting)) settle(unavailable("no sandbox became free"));
        }
        if (queue.add(projectId, waiting)) return dispatch();
        clearTimeout(waiting.timer);
        settle(unavailable("too many runs wait for the sandbox"));
      });
    },
    pids: () => [...children].map((child) => child.pid),
    close() {
      isClosed = true;
      clearTimeout(idleTimer);
      clearTimeout(restartTimer);
      endAll();
      for (let next = queue.take(); next; next = queue.take()) {
        clearTimeout(next.timer);
        next.settle(unavailable("the sandbox is closed"));
        queue.done(next.projectId);
      }
    },
  };
}
