import {
  type ChartData,
  PALETTE,
  type Point,
  type Series,
  type SeriesTone,
} from "#components/charts/series.ts";
import { type MetricsResource, RESOURCE_DIMENSION } from "#lib/client/metrics.ts";
import type { MetricsWindow } from "#lib/client/metrics-window.ts";
import type { MetricsModel } from "#lib/schemas/metrics.ts";
import { assignTones } from "./assign-tones.ts";
import type { Panel, PanelSeries } from "./panel.ts";

type Row = MetricsModel["data"][number];

/** Returns what a series of a panel says of figures over so many seconds; null where nothing was measured. */
export function figureOf(
  { basis }: Panel,
  series: PanelSeries,
  figures: Row["metrics"],
  seconds: number,
): number | null {
  return basis && !figures[basis] ? null : series.value(figures, seconds);
}

/** How many seconds of a bucket lie within the window: the last one is still under way. */
function secondsOf(atMs: number, window: MetricsWindow): number {
  return (Math.min(atMs + window.stepMs, window.endMs) - Math.max(atMs, window.startMs)) / 1000;
}

function pointsOf(
  panel: Panel,
  list: readonly PanelSeries[],
  model: MetricsModel,
  window: MetricsWindow,
) {
  return model.data.map(({ time_bucket, metrics }): Point => {
    const atMs = Date.parse(time_bucket ?? "");
    const seconds = secondsOf(atMs, window);
    const values = list.map((each) => [each.key, figureOf(panel, each, metrics, seconds)] as const);
    return { atMs, values: Object.fromEntries(values) };
  });
}

/** The main figure of the period before, to be drawn behind. */
function beforeOf(
  panel: Panel,
  window: MetricsWindow,
  before: MetricsModel | null,
  label: string,
): ChartData["before"] {
  if (!before) return null;
  return {
    series: [{ key: panel.main.key, label: `${label}, period before`, tone: "off" }],
    points: pointsOf(panel, [panel.main], before, { ...window, ...window.before }),
  };
}

/** Makes the chart of a panel, and draws its main figure of the period before behind it. */
export function panelChart(
  panel: Panel,
  window: MetricsWindow,
  now: MetricsModel,
  before: MetricsModel | null,
): ChartData {
  const { series, main, format, shape } = panel;
  return {
    series: series.map(({ key, label, tone }): Series => ({ key, label, tone })),
    points: pointsOf(panel, series, now, window),
    stepMs: window.stepMs,
    format,
    shape,
    before: beforeOf(panel, window, before, main.label),
  };
}

const OTHERS = "others";

export type Split = {
  by: MetricsResource;
  nameOf: (id: string) => string;
  /** Colours of resources in the charts before; those of this one are added. */
  tones: Map<string, SeriesTone>;
};

/**
 * Makes a chart with one series for each resource, those with the most first. What does not fit into the
 * palette is added up where numbers add up, and left out where they do not. `before` is of all resources
 * together: which of them had the most may have changed.
 */
export function splitChart(
  panel: Panel,
  window: MetricsWindow,
  now: MetricsModel,
  before: MetricsModel | null,
  { by, nameOf, tones: known }: Split,
): ChartData {
  const { main, format, isSum, basis } = panel;
  const cells = new Map<string, Map<number, number | null>>();
  for (const { time_bucket, dimensions, metrics } of now.data) {
    const atMs = Date.parse(time_bucket ?? "");
    const id = String(dimensions[RESOURCE_DIMENSION[by]] ?? "");
    const line = cells.get(id) ?? new Map<number, number | null>();
    line.set(atMs, figureOf(panel, main, metrics, secondsOf(atMs, window)));
    cells.set(id, line);
  }
  const total = (line: Map<number, number | null>) =>
    [...line.values()].reduce<number>((sum, each) => sum + (each ?? 0), 0);
  const ranked = [...cells].sort(([, a], [, b]) => total(b) - total(a));
  const shown = ranked.slice(0, PALETTE.length);
  const rest = isSum ? ranked.slice(PALETTE.length) : [];
  const tones = assignTones(
    shown.map(([id]) => id),
    known,
  );
  const series = shown.map(([id]): Series => {
    return { key: id, label: nameOf(id), tone: tones.get(id) ?? "off" };
  });
  if (rest.length > 0) series.push({ key: OTHERS, label: `${rest.length} others`, tone: "off" });
  const nothing = basis ? null : 0;
  return {
    series,
    points: bucketsOf(window).map((atMs) => {
      const values: Record<string, number | null> = {};
      for (const [id, line] of shown) values[id] = line.get(atMs) ?? nothing;
      if (rest.length > 0) {
        values[OTHERS] = rest.reduce((sum, [, line]) => sum + (line.get(atMs) ?? 0), 0);
      }
      return { atMs, values };
    }),
    stepMs: window.stepMs,
    format,
    shape: isSum ? "bars" : "lines",
    before: beforeOf(panel, window, before, `All ${by}s`),
  };
}

function bucketsOf({ startMs, endMs, stepMs }: MetricsWindow): number[] {
  return Array.from(
    { length: Math.ceil((endMs - startMs) / stepMs) },
    (_, index) => startMs + index * stepMs,
  );
}
