import { describe, expect, it } from "vitest";
import { metricsWindow } from "#lib/client/metrics-window.ts";
import type { MetricsModel } from "#lib/schemas/metrics.ts";
import { panelChart, splitChart } from "./chart-data.ts";
import { PANELS } from "./panels.ts";

const WINDOW = metricsWindow("1h", Date.UTC(2026, 10, 23, 12));

function model(rows: { at?: number; id?: string; metrics: Record<string, number> }[]) {
  return {
    data: rows.map(({ at = 0, id, metrics }) => ({
      time_bucket: new Date(WINDOW.startMs + at * WINDOW.stepMs).toISOString(),
      dimensions: id ? { source_id: id } : {},
      metrics,
    })),
  } as unknown as MetricsModel;
}

describe("panelChart", () => {
  it("counts as waiting what is neither successful nor failed", () => {
    const now = model([{ metrics: { count: 10, successful_count: 6, failed_count: 1 } }]);
    const chart = panelChart(PANELS.events, WINDOW, now, null);
    expect(chart.points[0]?.values).toEqual({ successful_count: 6, failed_count: 1, other: 3 });
    expect(chart.before).toBeNull();
  });

  it("puts the main figure of the period before beside it", () => {
    const now = model([{ metrics: { count: 10, successful_count: 10, failed_count: 0 } }]);
    const chart = panelChart(PANELS.events, WINDOW, now, model([{ metrics: { count: 7 } }]));
    expect(chart.before?.series.map(({ label }) => label)).toEqual(["Events, period before"]);
    expect(chart.before?.points[0]?.values).toEqual({ count: 7 });
  });

  it("has a gap where nothing was measured", () => {
    const rows = model([
      { at: 0, metrics: { count: 0, error_rate: 0 } },
      { at: 1, metrics: { count: 4, error_rate: 0.5 } },
      { at: 2, metrics: { count: 4, error_rate: 0 } },
    ]);
    const { points } = panelChart(PANELS.errorRate, WINDOW, rows, null);
    expect(points.map(({ values }) => values.error_rate)).toEqual([null, 0.5, 0]);
  });

  it("divides by the time that a bucket has lasted so far", () => {
    const half = { ...WINDOW, endMs: WINDOW.startMs + WINDOW.stepMs / 2 };
    const now = model([{ metrics: { count: 60 } }]);
    expect(panelChart(PANELS.eventRate, WINDOW, now, null).points[0]?.values.rate).toBe(1);
    expect(panelChart(PANELS.eventRate, half, now, null).points[0]?.values.rate).toBe(2);
  });
});

describe("splitChart", () => {
  const SPLIT = { by: "source" as const, nameOf: (id: string) => id, tones: new Map() };
  const many = model(
    Array.from({ length: 9 }, (_, index) => ({ id: `src_${index}`, metrics: { count: index } })),
  );

  it("shows those with the most, and the rest added up", () => {
    const chart = splitChart(PANELS.events, WINDOW, many, null, {
      ...SPLIT,
      nameOf: (id) => id.toUpperCase(),
    });
    expect(chart.series.map(({ label }) => label)).toEqual([
      "SRC_8",
      "SRC_7",
      "SRC_6",
      "SRC_5",
      "SRC_4",
      "SRC_3",
      "3 others",
    ]);
    expect(chart.points).toHaveLength(60);
    expect(chart.points[0]?.values.others).toBe(3);
    expect(chart.points[1]?.values.src_8).toBe(0);
  });

  it("adds up no rates", () => {
    const chart = splitChart(PANELS.errorRate, WINDOW, many, null, SPLIT);
    expect(chart.series).toHaveLength(6);
    expect(chart.shape).toBe("lines");
  });

  it("draws the period before of all of them together", () => {
    const before = model([{ metrics: { count: 7 } }]);
    const chart = splitChart(PANELS.events, WINDOW, many, before, SPLIT);
    expect(chart.before?.series.map(({ label }) => label)).toEqual(["All sources, period before"]);
    expect(chart.before?.points[0]?.values).toEqual({ count: 7 });
  });

  it("has a gap where nothing was measured", () => {
    const one = model([{ id: "src_1", metrics: { count: 2, error_rate: 0 } }]);
    const chart = splitChart(PANELS.errorRate, WINDOW, one, null, SPLIT);
    expect(chart.points[0]?.values.src_1).toBe(0);
    expect(chart.points[1]?.values.src_1).toBeNull();
  });
});
