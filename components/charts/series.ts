import type { ValueFormat } from "./format-value.ts";

/** The colours that a series may have: those of states where it is about a state, else one of a palette. */
export type SeriesTone =
  | "successful"
  | "failed"
  | "pending"
  | "scheduled"
  | "hold"
  | "off"
  | "rejected"
  | "accent"
  | PaletteTone;

export const PALETTE = ["chart-1", "chart-2", "chart-3", "chart-4", "chart-5", "chart-6"] as const;
type PaletteTone = (typeof PALETTE)[number];

export type Series = { key: string; label: string; tone: SeriesTone };

/** One moment of a chart: where its bucket begins, and a value of each series by its key. */
export type Point = { atMs: number; values: Readonly<Record<string, number | null>> };

/** How series are drawn: as columns on top of each other, as lines, or as areas on top of each other. */
export type ChartShape = "bars" | "lines" | "areas";

export type ChartData = {
  series: readonly Series[];
  points: readonly Point[];
  /** How long a bucket lasts. */
  stepMs: number;
  format: ValueFormat;
  shape: ChartShape;
  /** The period before, point by point; its series are drawn dashed behind. */
  before?: { series: readonly Series[]; points: readonly Point[] } | null;
};

/** Key of a series of the period before, so that it can stand beside the one of now. */
export function beforeKey(key: string): string {
  return `before:${key}`;
}

export function toneColour(tone: SeriesTone): string {
  return `var(--${tone})`;
}

/** Tells whether there is nothing at all to draw. */
export function isFlat({ points, before }: Pick<ChartData, "points" | "before">): boolean {
  const all = [...points, ...(before?.points ?? [])];
  return all.every(({ values }) => Object.values(values).every((value) => !value));
}
