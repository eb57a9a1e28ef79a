import { beforeKey, type ChartData } from "./series.ts";

/** A point as the plot takes it: flat, the period before under keys of its own. */
export type PlotRow = { atMs: number } & Record<string, number | null>;

/** Lays the period before under the one of now, bucket by bucket. */
export function plotRows({ points, before }: Pick<ChartData, "points" | "before">): PlotRow[] {
  return points.map(({ atMs, values }, index) => {
    const row: PlotRow = { atMs, ...values };
    for (const [key, value] of Object.entries(before?.points[index]?.values ?? {})) {
      row[beforeKey(key)] = value;
    }
    return row;
  });
}

/** Tells whether a value stands between gaps. */
export function isAlone(rows: readonly PlotRow[], index: number, key: string): boolean {
  const isKnown = (at: number) => typeof rows[at]?.[key] === "number";
  return isKnown(index) && !isKnown(index - 1) && !isKnown(index + 1);
}

export type Zoom = { fromMs: number; toMs: number };

/** The range between two buckets that were dragged over, in whichever direction, both included. */
export function zoomBetween(oneMs: number, otherMs: number, stepMs: number): Zoom {
  return { fromMs: Math.min(oneMs, otherMs), toMs: Math.max(oneMs, otherMs) + stepMs };
}
