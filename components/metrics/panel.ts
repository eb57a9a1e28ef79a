import type { ValueFormat } from "#components/charts/format-value.ts";
import type { ChartShape, SeriesTone } from "#components/charts/series.ts";
import type { MetricsResource, MetricsSubject } from "#lib/client/metrics.ts";

type Figures = Readonly<Record<string, number>>;

/** A line or column of a panel. */
export type PanelSeries = {
  key: string;
  label: string;
  tone: SeriesTone;
  /** Measures that it is made of. */
  of: readonly string[];
  /** Of figures over `seconds`. */
  value: (figures: Figures, seconds: number) => number;
};

type PanelSpec = {
  title: string;
  /** What is counted, where the title does not say it. */
  note?: string;
  /** Says that there is nothing to draw. */
  empty: string;
  subject: MetricsSubject;
  series: readonly PanelSeries[];
  /** The one number that says it all; it is also what is shown of each when split. */
  main?: PanelSeries;
  format?: ValueFormat;
  shape?: ChartShape;
  /** A measure without which the figures mean nothing: where it is zero, lines have a gap. */
  basis?: string;
};

export type Panel = Omit<PanelSpec, "basis"> & {
  id: string;
  main: PanelSeries;
  format: ValueFormat;
  shape: ChartShape;
  basis: string | null;
  /** Measures that its series and its summary are made of. */
  needs: readonly string[];
  /** Whether numbers of several buckets or resources add up. Only those that do are columns. */
  isSum: boolean;
  splits: readonly MetricsResource[];
};

/** What the figures of each subject are counted by. */
const SPLITS: Readonly<Record<MetricsSubject, readonly MetricsResource[]>> = {
  requests: ["source"],
  events: ["source", "connection", "destination"],
  "ignored-events": ["source", "connection", "destination"],
  attempts: ["destination"],
  "queue-depth": ["destination"],
  transformations: ["connection"],
};

/** A measure as it is. */
export function figure(key: string, label: string, tone: SeriesTone = "accent"): PanelSeries {
  return { key, label, tone, of: [key], value: (figures) => figures[key] ?? 0 };
}

/** What is made of the measures `of`. */
export function derived(
  key: string,
  label: string,
  tone: SeriesTone,
  of: readonly string[],
  compute: (numbers: readonly number[], seconds: number) => number,
): PanelSeries {
  const value: PanelSeries["value"] = (figures, seconds) =>
    compute(
      of.map((name) => figures[name] ?? 0),
      seconds,
    );
  return { key, label, tone, of, value };
}

/** Completes the panels of a table by what follows from the rest. */
export function panelsOf<Id extends string>(specs: Record<Id, PanelSpec>): Record<Id, Panel> {
  const panels = Object.entries<PanelSpec>(specs).map(([id, spec]) => [id, complete(id, spec)]);
  return Object.fromEntries(panels) as Record<Id, Panel>;
}

function complete(id: string, spec: PanelSpec): Panel {
  const { series, basis = null, format = "count", shape = "bars" } = spec;
  const main = spec.main ?? series[0];
  if (!main) throw new Error(`Panel ${id} has no series`);
  const needs = new Set([...series, main].flatMap(({ of }) => of));
  if (basis) needs.add(basis);
  return {
    ...spec,
    ...{ id, main, format, shape, basis },
    needs: [...needs],
    isSum: shape === "bars",
    splits: SPLITS[spec.subject],
  };
}
