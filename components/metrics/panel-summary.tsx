import { formatChange, formatValue } from "#components/charts/format-value.ts";
import { figureOf } from "./chart-data.ts";
import type { Panel } from "./panel.ts";
import type { Figures } from "./use-figures.ts";

type PanelSummaryProps = {
  panel: Panel;
  now: Figures | null;
  before: Figures | null;
  seconds: number;
};

/** The main figure over the whole range, and how far that is from the period before. */
export function PanelSummary({ panel, now, before, seconds }: PanelSummaryProps) {
  const mainOf = (figures: Figures | null) => {
    const row = figures?.model?.data[0];
    return row ? figureOf(panel, panel.main, row.metrics, seconds) : null;
  };
  const value = mainOf(now);
  if (value === null) return null;
  const change = before ? formatChange(value, mainOf(before)) : null;
  return (
    <span className="text-muted">
      <span className="text-ink font-medium">{formatValue(value, panel.format)}</span>
      {panel.series.length > 1 && !panel.isSum ? ` ${panel.main.label}` : null}
      {change ? <span className="text-meta ml-2">{change}</span> : null}
    </span>
  );
}
