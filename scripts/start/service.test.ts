import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createService } from "./service.mjs";

type Exit = { code: number | null; signal: NodeJS.Signals | null };

/** A program without a process: the test says when it is ready and when it ends. */
function fakeRun() {
  let end = (_exit: Exit) => {};
  let becomeReady = () => {};
  const exited = new Promise<Exit>((resolve) => {
    end = resolve;
  });
  const ready = new Promise<void>((resolve) => {
    becomeReady = resolve;
  });
  const stop = async () => end({ code: 0, signal: null });
  const die = () => end({ code: 1, signal: null });
  return { run: { exited, ready, stop, kill: die }, becomeReady, die };
}

let runs: ReturnType<typeof fakeRun>[];
const launch = vi.fn(async () => {
  const fake = fakeRun();
  runs.push(fake);
  return fake.run;
});
const written: string[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  runs = [];
  written.length = 0;
  launch.mockClear();
  vi.spyOn(process.stdout, "write").mockImplementation((text) => written.push(String(text)) > 0);
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const settle = () => vi.advanceTimersByTimeAsync(0);

async function startReady() {
  const service = createService({ name: "worker", launch });
  const started = service.start();
  await settle();
  runs[0]?.becomeReady();
  await started;
  return service;
}

describe("createService", () => {
  it("fails to start when the program ends before it is ready, and does not try again", async () => {
    const service = createService({ name: "worker", launch });
    const started = service.start();
    const failure = expect(started).rejects.toThrow("worker ended with code 1 while starting.");
    await settle();
    runs[0]?.die();
    await failure;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(launch).toHaveBeenCalledTimes(1);
    expect(service.isRunning()).toBe(false);
  });

  it("begins with short waits again after a minute of health", async () => {
    await startReady();
    runs[0]?.die();
    await vi.advanceTimersByTimeAsync(100);
    runs[1]?.becomeReady();
    await settle();
    await vi.advanceTimersByTimeAsync(61_000);
    runs[1]?.die();
    await settle();
    expect(written.at(-1)).toBe("! worker ended with code 1; it is started again now.\n");
  });

  it("tries again when the program cannot even be launched", async () => {
    await startReady();
    launch.mockRejectedValueOnce(new Error("no memory"));
    runs[0]?.die();
    await vi.advanceTimersByTimeAsync(100);
    expect(written.at(-1)).toBe(
      "! worker could not be started (no memory); it is started again in 1 s.\n",
    );
    await vi.advanceTimersByTimeAsync(1000);
    expect(runs).toHaveLength(2);
  });

  it("reloads at once and calls it no failure", async () => {
    const service = await startReady();
    await service.reload();
    await settle();
    runs[1]?.becomeReady();
    await settle();
    expect(written).toEqual(["✓ worker runs the changed code (0.0 s)\n"]);
  });

  it("reloads out of the wait after a failure, and again when code changes while it launches", async () => {
    const service = await startReady();
    runs[0]?.die();
    await settle();
    let finishLaunch = (_run: ReturnType<typeof fakeRun>["run"]) => {};
    launch.mockImplementationOnce(() => {
      const launching = new Promise<ReturnType<typeof fakeRun>["run"]>((resolve) => {
        finishLaunch = resolve;
      });
      return launching;
    });
    await service.reload();
    await settle();
    await service.reload();
    const stale = fakeRun();
    const stop = vi.spyOn(stale.run, "stop");
    finishLaunch(stale.run);
    await settle();
    expect(stop).toHaveBeenCalledOnce();
    expect(runs).toHaveLength(2);
  });

  it("starts nothing after it was stopped, not even out of a wait", async () => {
    const service = await startReady();
    runs[0]?.die();
    await settle();
    await service.stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(launch).toHaveBeenCalledTimes(1);
  });
});
