import { type ChartData, PALETTE, type Point, type Series } from "#components/charts/series.ts";
import { type MetricsResource, RESOURCE_DIMENSION } from "#lib/client/metrics.ts";
import type { MetricsWindow } from "#lib/client/metrics-window.ts";
import type { MetricsModel } from "#lib/schemas/metrics.ts";
import type { Panel, PanelSeries } from "./panels.ts";

type Row = MetricsModel["data"][number];

/** Returns what a series says of the figures of a bucket. */
export function figureOf(series: PanelSeries, figures: Row["metrics"], seconds: number): number {
  return series.value ? series.value(figures, seconds) : (figures[series.key] ?? 0);
}

/** How many seconds of a bucket lie within the window: the last one is still under way. */
function secondsOf(atMs: number, window: MetricsWindow): number {
  return (Math.min(atMs + window.stepMs, window.endMs) - Math.max(atMs, window.startMs)) / 1000;
}

function pointsOf(list: readonly PanelSeries[], model: MetricsModel, window: MetricsWindow) {
  return model.data.map(({ time_bucket, metrics }): Point => {
    const atMs = Date.parse(time_bucket ?? "");
    const seconds = secondsOf(atMs, window);
    const values = list.map((each) => [each.key, figureOf(each, metrics, seconds)] as const);
    return { atMs, values: Object.fromEntries(values) };
  });
}

const plain = ({ key, label, tone }: PanelSeries): Series => ({ key, label, tone });

/** Makes the chart of a panel, and draws its main figure of the period before behind it. */
export function panelChart(
  panel: Panel,
  window: MetricsWindow,
  now: MetricsModel,
  before: MetricsModel | null,
): ChartData {
  const { series, main, format, shape } = panel;
  const beforeWindow = { ...window, ...window.before };
  return {
    series: series.map(plain),
    points: pointsOf(series, now, window),
    stepMs: window.stepMs,
    format,
    shape,
    before: before && {
      series: [{ key: main.key, label: `${main.label}, period before`, tone: "off" }],
      points: pointsOf([main], before, beforeWindow),
    },
  };
}

const OTHERS = "others";

/**
 * Makes a chart with one series for each resource, those with the most first. What does not fit into the
 * palette is added up where numbers add up, and left out where they do not.
 */
export function splitChart(
  panel: Panel,
  window: MetricsWindow,
  model: MetricsModel,
  by: MetricsResource,
  nameOf: (id: string) => string,
): ChartData {
  const { main, format, isSum } = panel;
  const cells = new Map<string, Map<number, number>>();
  for (const { time_bucket, dimensions, metrics } of model.data) {
    const atMs = Date.parse(time_bucket ?? "");
    const id = String(dimensions[RESOURCE_DIMENSION[by]] ?? "");
    const line = cells.get(id) ?? new Map<number, number>();
    line.set(atMs, figureOf(main, metrics, secondsOf(atMs, window)));
    cells.set(id, line);
  }
  const total = (line: Map<number, number>) =>
    [...line.values()].reduce((sum, each) => sum + each, 0);
  const ranked = [...cells].sort(([, a], [, b]) => total(b) - total(a));
  const shown = ranked.slice(0, PALETTE.length);
  const rest = ranked.slice(PALETTE.length);
  const series = shown.map(([id], index): Series => {
    return { key: id, label: nameOf(id), tone: PALETTE[index] ?? "off" };
  });
  if (isSum && rest.length > 0)
    series.push({ key: OTHERS, label: `${rest.length} others`, tone: "off" });
  return {
    series,
    points: bucketsOf(window).map((atMs) => {
      const values: Record<string, number> = {};
      for (const [id, line] of shown) values[id] = line.get(atMs) ?? 0;
      if (isSum && rest.length > 0) {
        values[OTHERS] = rest.reduce((sum, [, line]) => sum + (line.get(atMs) ?? 0), 0);
      }
      return { atMs, values };
    }),
    stepMs: window.stepMs,
    format,
    shape: isSum ? "bars" : "lines",
    before: null,
  };
}

function bucketsOf({ startMs, endMs, stepMs }: MetricsWindow): number[] {
  return Array.from(
    { length: Math.ceil((endMs - startMs) / stepMs) },
    (_, index) => startMs + index * stepMs,
  );
}
