import { describe, expect, it } from "vitest";
import { describeExit, describeRestart, restartDelayMs } from "./restart-policy.mjs";

describe("restartDelayMs", () => {
  it("starts at once, then waits longer each time, at most half a minute", () => {
    const delays = Array.from({ length: 9 }, (_, failures) => restartDelayMs(failures));
    expect(delays).toEqual([100, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
  });
});

describe("describeExit", () => {
  it.each([
    [{ code: null, signal: "SIGKILL" as const, problem: "old words" }, "was ended by SIGKILL"],
    [{ code: 0, signal: null }, "ended by itself"],
    [{ code: 3, signal: null }, "ended with code 3"],
    [{ code: 1, signal: null, problem: "disk full" }, "ended with code 1 (disk full)"],
    [{ code: null, signal: null, problem: "no memory" }, "could not be started (no memory)"],
  ])("says of %j that it %s", (exit, words) => {
    expect(describeExit(exit)).toBe(words);
  });
});

describe("describeRestart", () => {
  it("says when", () => {
    expect(describeRestart(100)).toBe("it is started again now");
    expect(describeRestart(4000)).toBe("it is started again in 4 s");
  });
});
