"use client";

import type { MetricsResource } from "#lib/client/metrics.ts";
import { MetricsToolbar } from "./metrics-toolbar.tsx";
import type { Panel } from "./panel.ts";
import { PanelGrid } from "./panel-grid.tsx";
import { PANELS } from "./panels.ts";
import { useMetricsRange } from "./use-metrics-range.ts";

const PANELS_OF: Readonly<Record<MetricsResource, readonly Panel[]>> = {
  source: [
    PANELS.requests,
    PANELS.requestRate,
    PANELS.discarded,
    PANELS.perRequest,
    PANELS.events,
    PANELS.ignored,
  ],
  connection: [PANELS.events, PANELS.eventRate, PANELS.errorRate, PANELS.ignored, PANELS.waiting],
  destination: [
    PANELS.events,
    PANELS.eventRate,
    PANELS.errorRate,
    PANELS.attempts,
    PANELS.responseLatency,
    PANELS.deliveryLatency,
    PANELS.queueDepth,
    PANELS.oldestPending,
  ],
  transformation: [PANELS.runs, PANELS.failedRuns],
};

/** The charts of one source, connection, destination or transformation. */
export function ResourceMetrics({ resource, id }: { resource: MetricsResource; id: string }) {
  const time = useMetricsRange();
  return (
    <div>
      <div className="flex flex-wrap items-center gap-1.5 py-3">
        <MetricsToolbar time={time} />
      </div>
      <PanelGrid panels={PANELS_OF[resource]} time={time} of={{ resource, id }} />
    </div>
  );
}
