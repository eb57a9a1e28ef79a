import type {
  QuickJSContext,
  QuickJSHandle,
  QuickJSRuntime,
  QuickJSWASMModule,
} from "quickjs-emscripten-core";
import { HOST_OPERATIONS, type HostState } from "./host-functions.ts";
import {
  type FailureReason,
  type GuestJob,
  type GuestOutcome,
  type GuestResult,
  MAX_RESULT_CHARS,
  RUN_MS,
} from "./protocol.ts";

/** Name of the code in stack traces. */
const CODE_NAME = "<VM>";
/** Lines of our own in stack traces are recognised by this name, and left out. */
const BOOTSTRAP_NAME = "<sandbox>";
const JOBS_AT_ONCE = 1_000;
/** Longer strings from the guest are refused, whatever they are for. */
const MAX_ARGUMENT_CHARS = MAX_RESULT_CHARS;
const MAX_ARGUMENTS = 5;

/** The sources of `guest/`, by name. */
export type GuestSources = Readonly<Record<string, string>>;

type Realm = {
  runtime: QuickJSRuntime;
  context: QuickJSContext;
  state: HostState;
  /** What the bootstrap handed back. */
  controls: QuickJSHandle;
  deadline: { cpuMs: number; isPassed: boolean };
};

const MESSAGES: Readonly<Record<Exclude<FailureReason, "threw">, string>> = {
  timeout: `The transformation took longer than ${RUN_MS} ms`,
  memory: "The transformation needed more memory than it may have",
  unresolved:
    "The handler returned a promise that is never resolved: there is nothing left to wait for",
  crashed: "The transformation brought the engine down",
};

const failed = (reason: keyof typeof MESSAGES): GuestResult => ({
  kind: "failed",
  reason,
  message: `Error: ${MESSAGES[reason]}`,
});

/** CPU time of this thread: waiting for a busy machine does not count against the code. */
const cpuMs = () => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
};

/**
 * Runs code in the engine, each time in a realm that nothing has touched. `prepare` makes the next realm
 * ahead of its use. Never throws for what code does; when the engine is damaged the outcome says so.
 */
export function createGuestEngine(engine: QuickJSWASMModule, sources: GuestSources) {
  let realm: Realm | null = null;
  let used: Realm | null = null;

  function openRealm(): Realm {
    const runtime = engine.newRuntime();
    const context = runtime.newContext();
    const deadline = { cpuMs: Number.POSITIVE_INFINITY, isPassed: false };
    runtime.setInterruptHandler(() => {
      deadline.isPassed ||= cpuMs() > deadline.cpuMs;
      return deadline.isPassed;
    });
    const state: HostState = { console: [], consoleChars: 0, returned: null, failure: null };
    const bootstrap = context.unwrapResult(
      context.evalCode(sources.bootstrap ?? "", BOOTSTRAP_NAME, { type: "global" }),
    );
    const host = context.newFunction("host", (...args) => answer(context, state, args));
    const controls = context.unwrapResult(context.callFunction(bootstrap, context.undefined, host));
    host.dispose();
    bootstrap.dispose();
    return { runtime, context, state, controls, deadline };
  }

  /** Primitives in, primitives out: nothing of this process's objects reaches the guest. */
  function answer(context: QuickJSContext, state: HostState, handles: QuickJSHandle[]) {
    const args: string[] = [];
    for (const handle of handles.slice(0, MAX_ARGUMENTS)) {
      if (context.typeof(handle) !== "string") break;
      if ((context.getLength(handle) ?? 0) > MAX_ARGUMENT_CHARS) {
        return { error: context.newError({ name: "RangeError", message: "too long" }) };
      }
      args.push(context.getString(handle));
    }
    const [operation = "", ...rest] = args;
    if (operation === "source") return context.newString(sources[rest[0] ?? ""] ?? "");
    return context.newString(HOST_OPERATIONS[operation]?.(state, rest) ?? "");
  }

  function call({ context, controls }: Realm, name: string, ...args: QuickJSHandle[]): boolean {
    const method = context.getProp(controls, name);
    const result = context.callFunction(method, context.undefined, ...args);
    for (const handle of [...args, method, result.error ?? result.value]) handle.dispose();
    return !result.error;
  }

  function evaluate(realm: Realm, code: string): boolean {
    const result = realm.context.evalCode(code, CODE_NAME, { type: "global" });
    if (!result.error) {
      result.value.dispose();
      return true;
    }
    if (!realm.deadline.isPassed) call(realm, "fail", result.error);
    else result.error.dispose();
    return false;
  }

  /** Lets promises go on until the handler has answered or nothing is left to do. */
  function pump({ runtime, state, deadline }: Realm) {
    while (state.returned === null && state.failure === null && runtime.hasPendingJob()) {
      deadline.isPassed ||= cpuMs() > deadline.cpuMs;
      if (deadline.isPassed) return;
      const result = runtime.executePendingJobs(JOBS_AT_ONCE);
      result.error?.dispose();
      if (result.error) return;
    }
  }

  function execute(realm: Realm, job: GuestJob): GuestResult {
    const { context, state, deadline } = realm;
    const string = (value: string) => context.newString(value);
    deadline.cpuMs = cpuMs() + RUN_MS;
    const hasBegun = call(realm, "prepare", string(job.env)) && evaluate(realm, job.code);
    if (hasBegun) {
      const limit = context.newNumber(MAX_RESULT_CHARS);
      call(realm, "run", string(job.request), string(job.context), limit);
      pump(realm);
    }
    if (state.returned !== null) return { kind: "returned", json: state.returned };
    if (deadline.isPassed) return failed("timeout");
    if (state.failure === null) return failed(hasBegun ? "unresolved" : "memory");
    if (/^InternalError: out of memory/.test(state.failure)) return failed("memory");
    return { kind: "failed", reason: "threw", message: state.failure };
  }

  return {
    /** Makes the realm of the next run, and ends that of the last. Throws when the engine is damaged. */
    prepare() {
      if (used) {
        const { runtime, context, controls } = used;
        used = null;
        controls.dispose();
        context.dispose();
        runtime.dispose();
      }
      realm ??= openRealm();
    },
    run(job: GuestJob): GuestOutcome {
      realm ??= openRealm();
      const { state } = realm;
      used = realm;
      realm = null;
      let result: GuestResult;
      try {
        result = execute(used, job);
      } catch {
        // The engine aborted, or its stack outgrew ours.
        result = failed("crashed");
      }
      const isSpent = result.kind === "failed" && result.reason !== "threw";
      return { ...result, console: state.console, isSpent };
    },
  };
}
