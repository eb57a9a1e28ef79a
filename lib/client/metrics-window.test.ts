import { describe, expect, it } from "vitest";
import { metricsWindow } from "./metrics-window.ts";
import { ALL_TIME, writeRange } from "./time-range.ts";

const NOW = Date.UTC(2026, 10, 23, 14, 7, 30);
const HOUR = 3_600_000;

describe("metricsWindow", () => {
  it.each([
    ["1h", "1m"],
    ["24h", "30m"],
    ["7d", "3h"],
    ["30d", "12h"],
  ] as const)("cuts %s into buckets of %s", (last, granularity) => {
    const window = metricsWindow(last, NOW);
    expect(window.granularity).toBe(granularity);
    expect((window.endMs - window.startMs) / window.stepMs).toBeLessThanOrEqual(63);
  });

  it("begins where a bucket begins and ends with the minute under way", () => {
    const { startMs, endMs, stepMs } = metricsWindow("24h", NOW);
    expect(startMs % stepMs).toBe(0);
    expect(new Date(endMs).toISOString()).toBe("2026-11-23T14:08:00.000Z");
  });

  it("puts the period before right before, in whole buckets", () => {
    const { startMs, endMs, stepMs, before } = metricsWindow("7d", NOW);
    expect((startMs - before.startMs) % stepMs).toBe(0);
    expect(before.endMs - before.startMs).toBe(endMs - startMs);
    expect(before.endMs).toBeLessThanOrEqual(startMs);
  });

  it("does not ask for minutes that are no longer kept", () => {
    const fromMs = NOW - 20 * 24 * HOUR;
    const hourFrom = (ms: number) => writeRange({ fromMs: ms, toMs: ms + HOUR });
    expect(metricsWindow(hourFrom(fromMs), NOW).granularity).toBe("1h");
    expect(metricsWindow(hourFrom(NOW - 2 * HOUR), NOW).granularity).toBe("1m");
  });

  it("takes a range that lies ahead as the last minute up to now", () => {
    const ahead = writeRange({ fromMs: NOW + HOUR, toMs: NOW + 2 * HOUR });
    const window = metricsWindow(ahead, NOW);
    expect(window.endMs - window.startMs).toBe(60_000);
    expect(window.endMs).toBe(metricsWindow("1h", NOW).endMs);
  });

  it("ends an open range with now, and begins one with what is kept", () => {
    const since = metricsWindow(writeRange({ fromMs: NOW - 3 * HOUR, toMs: null }), NOW);
    expect(since.endMs - since.startMs).toBeGreaterThanOrEqual(3 * HOUR);
    const until = metricsWindow(writeRange({ fromMs: null, toMs: NOW - HOUR }), NOW);
    expect(until.granularity).toBe("7d");
    expect(until.startMs).toBe(metricsWindow(ALL_TIME, NOW).startMs);
  });

  it("covers years in weeks", () => {
    expect(metricsWindow(ALL_TIME, NOW).granularity).toBe("7d");
  });
});
