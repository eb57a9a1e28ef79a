"use client";

import { MetricsToolbar } from "#components/metrics/metrics-toolbar.tsx";
import { PanelGrid } from "#components/metrics/panel-grid.tsx";
import * as panels from "#components/metrics/panels.ts";
import { useMetricsRange } from "#components/metrics/use-metrics-range.ts";

const PANELS = [panels.RUNS, panels.RUN_ERROR_RATE];

/** How often the code ran, and how often it failed. */
export function MetricsTab({ transformationId }: { transformationId: string }) {
  const time = useMetricsRange();
  return (
    <>
      <div className="flex items-center gap-1.5">
        <MetricsToolbar time={time} />
      </div>
      <PanelGrid
        panels={PANELS}
        time={time}
        of={{ resource: "transformation", id: transformationId }}
      />
    </>
  );
}
