"use client";

import type { ChartData, SeriesTone } from "#components/charts/series.ts";
import { TimeChart } from "#components/charts/time-chart.tsx";
import { shortenId } from "#components/common/shorten-id.ts";
import { useDirectory } from "#components/connections/use-directory.ts";
import type { MetricsCall, MetricsResource } from "#lib/client/metrics.ts";
import { panelChart, splitChart } from "./chart-data.ts";
import type { Panel } from "./panel.ts";
import { PanelSummary } from "./panel-summary.tsx";
import { useFigures } from "./use-figures.ts";
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
  const isSplit = (panel: Panel) => splitBy !== null && panel.splits.includes(splitBy);
  const whole = panels.filter((panel) => !isSplit(panel));
  const series = useFigures(whole, { of, span, granularity });
  const parts = useFigures(panels.filter(isSplit), { of, span, granularity, splitBy });
  const range = useFigures(panels, { of, span, granularity: null });
  const seriesBefore = useFigures(panels, isCompared ? { of, span: before, granularity } : null);
  const rangeBefore = useFigures(
    panels,
    isCompared ? { of, span: before, granularity: null } : null,
  );
  const nameOf = useNames(splitBy);
  // A resource has one colour on the page, as far as the palette reaches.
  const tones = new Map<string, SeriesTone>();
  const figuresOf = (panel: Panel) => (isSplit(panel) ? parts : series)(panel.subject);

  function chartOf(panel: Panel): ChartData | undefined {
    const model = figuresOf(panel)?.model;
    const modelBefore = seriesBefore(panel.subject)?.model ?? null;
    if (!model) return undefined;
    return splitBy && isSplit(panel)
      ? splitChart(panel, window, model, modelBefore, { by: splitBy, nameOf, tones })
      : panelChart(panel, window, model, modelBefore);
  }

  return (
    <div className="grid gap-x-8 gap-y-8 py-4 lg:grid-cols-2">
      {panels.map((panel) => {
        const figures = figuresOf(panel);
        return (
          <TimeChart
            key={panel.id}
            title={panel.title}
            summary={
              <PanelSummary
                panel={panel}
                now={range(panel.subject)}
                before={rangeBefore(panel.subject)}
                seconds={(window.endMs - window.startMs) / 1000}
              />
            }
            note={splitBy && !isSplit(panel) ? `Cannot be split by ${splitBy}.` : panel.note}
            emptyWords={panel.empty}
            data={chartOf(panel)}
            error={figures?.error ?? null}
            onRetry={figures?.refetch ?? (() => {})}
            onZoom={zoom}
          />
        );
      })}
    </div>
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
