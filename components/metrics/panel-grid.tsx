"use client";

import { formatChange, formatValue } from "#components/charts/format-value.ts";
import type { ChartData } from "#components/charts/series.ts";
import { TimeChart } from "#components/charts/time-chart.tsx";
import { shortenId } from "#components/common/shorten-id.ts";
import { useDirectory } from "#components/connections/use-directory.ts";
import type { MetricsCall, MetricsResource } from "#lib/client/metrics.ts";
import { figureOf, panelChart, splitChart } from "./chart-data.ts";
import type { Panel } from "./panels.ts";
import { type Figures, useFigures } from "./use-figures.ts";
import type { useMetricsRange } from "./use-metrics-range.ts";

type PanelGridProps = {
  panels: readonly Panel[];
  time: ReturnType<typeof useMetricsRange>;
  of?: MetricsCall["of"];
  splitBy?: MetricsResource | null;
};

/** Charts side by side, all of the same range. */
export function PanelGrid({ panels, time, of = null, splitBy = null }: PanelGridProps) {
  const { window, isCompared, zoom } = time;
  const { granularity, before } = window;
  const span = { startMs: window.startMs, endMs: window.endMs };
  const split = splitBy ? panels.filter((panel) => panel.splits.includes(splitBy)) : [];
  const whole = panels.filter((panel) => !split.includes(panel));
  const series = useFigures(whole, { of, span, granularity });
  const parts = useFigures(split, { of, span, granularity, splitBy });
  const range = useFigures(panels, { of, span, granularity: null });
  const seriesBefore = useFigures(whole, isCompared ? { of, span: before, granularity } : null);
  const rangeBefore = useFigures(
    panels,
    isCompared ? { of, span: before, granularity: null } : null,
  );
  const nameOf = useNames(splitBy);

  function chartOf(panel: Panel, figures: Figures | null): ChartData | undefined {
    if (!figures?.model) return undefined;
    if (splitBy && split.includes(panel)) {
      return splitChart(panel, window, figures.model, splitBy, nameOf);
    }
    return panelChart(panel, window, figures.model, seriesBefore(panel.subject)?.model ?? null);
  }

  return (
    <div className="grid gap-x-8 gap-y-8 py-4 lg:grid-cols-2">
      {panels.map((panel) => {
        const isSplit = split.includes(panel);
        const figures = (isSplit ? parts : series)(panel.subject);
        return (
          <TimeChart
            key={panel.id}
            title={panel.title}
            summary={
              <Summary
                panel={panel}
                now={range(panel.subject)}
                before={rangeBefore(panel.subject)}
                seconds={(window.endMs - window.startMs) / 1000}
              />
            }
            note={splitBy && !isSplit ? `Cannot be split by ${splitBy}.` : panel.note}
            data={chartOf(panel, figures)}
            error={figures?.error ?? null}
            onRetry={figures?.refetch ?? (() => {})}
            onZoom={zoom}
          />
        );
      })}
    </div>
  );
}

type SummaryProps = { panel: Panel; now: Figures | null; before: Figures | null; seconds: number };

/** The main figure over the whole range, and how far that is from the period before. */
function Summary({ panel, now, before, seconds }: SummaryProps) {
  const mainOf = (figures: Figures | null) => {
    const row = figures?.model?.data[0];
    return row ? figureOf(panel.main, row.metrics, seconds) : null;
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

function useNames(resource: MetricsResource | null) {
  const directory = useDirectory();
  return (id: string): string => {
    if (resource === "source") return directory.sources.get(id)?.name ?? shortenId(id);
    if (resource === "destination") return directory.destinations.get(id)?.name ?? shortenId(id);
    const connection = directory.connections.get(id);
    if (!connection) return shortenId(id);
    return connection.name ?? `${connection.source.name} → ${connection.destination.name}`;
  };
}
