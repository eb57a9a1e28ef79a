import { describe, expect, it } from "vitest";
import { metricsWindow } from "./metrics-window.ts";

const NOW = Date.UTC(2026, 10, 23, 14, 7, 30);
const HOUR = 3_600_000;

describe("metricsWindow", () => {
  it.each([
    ["1h", "1m"],
    ["24h", "30m"],
    ["7d", "3h"],
    ["30d", "12h"],
  ] as const)("cuts %s into buckets of %s", (last, granularity) => {
    const window = metricsWindow({ last }, NOW);
    expect(window.granularity).toBe(granularity);
    expect((window.endMs - window.startMs) / window.stepMs).toBeLessThanOrEqual(63);
  });

  it("begins where a bucket begins and ends with the minute under way", () => {
    const { startMs, endMs, stepMs } = metricsWindow({ last: "24h" }, NOW);
    expect(startMs % stepMs).toBe(0);
    expect(new Date(endMs).toISOString()).toBe("2026-11-23T14:08:00.000Z");
  });

  it("puts the period before right before, in whole buckets", () => {
    const { startMs, endMs, stepMs, before } = metricsWindow({ last: "7d" }, NOW);
    expect((startMs - before.startMs) % stepMs).toBe(0);
    expect(before.endMs - before.startMs).toBe(endMs - startMs);
    expect(before.endMs).toBeLessThanOrEqual(startMs);
  });

  it("does not ask for minutes that are no longer kept", () => {
    const fromMs = NOW - 20 * 24 * HOUR;
    expect(metricsWindow({ fromMs, toMs: fromMs + HOUR }, NOW).granularity).toBe("1h");
    expect(metricsWindow({ fromMs: NOW - 2 * HOUR, toMs: NOW - HOUR }, NOW).granularity).toBe("1m");
  });

  it("takes a range that lies ahead, or is the wrong way round, as the last minute of it", () => {
    const window = metricsWindow({ fromMs: NOW + HOUR, toMs: NOW + 2 * HOUR }, NOW);
    expect(window.endMs - window.startMs).toBe(60_000);
    const turned = metricsWindow({ fromMs: NOW, toMs: NOW - HOUR }, NOW);
    expect(turned.endMs).toBeGreaterThan(turned.startMs);
  });

  it("covers years in weeks", () => {
    const window = metricsWindow({ fromMs: NOW - 380 * 24 * HOUR, toMs: NOW }, NOW);
    expect(window.granularity).toBe("7d");
  });
});
