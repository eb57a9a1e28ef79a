"use client";

import type { MetricsResource } from "#lib/client/metrics.ts";
import { MetricsToolbar } from "./metrics-toolbar.tsx";
import { PanelGrid } from "./panel-grid.tsx";
import * as panels from "./panels.ts";
import { useMetricsRange } from "./use-metrics-range.ts";

const PANELS: Readonly<Record<MetricsResource, readonly panels.Panel[]>> = {
  source: [
    panels.REQUESTS,
    panels.REQUEST_RATE,
    panels.DISCARDED,
    panels.PER_REQUEST,
    panels.IGNORED,
    panels.EVENTS,
  ],
  connection: [panels.EVENTS, panels.EVENT_RATE, panels.ERROR_RATE, panels.WAITING],
  destination: [
    panels.EVENTS,
    panels.EVENT_RATE,
    panels.ERROR_RATE,
    panels.ATTEMPTS,
    panels.QUEUE_DEPTH,
    panels.OLDEST_PENDING,
    panels.RESPONSE_LATENCY,
    panels.DELIVERY_LATENCY,
  ],
  transformation: [panels.RUNS, panels.RUN_ERROR_RATE],
};

/** The charts of one source, connection, destination or transformation. */
export function ResourceMetrics({ resource, id }: { resource: MetricsResource; id: string }) {
  const time = useMetricsRange();
  return (
    <div>
      <div className="flex flex-wrap items-center gap-1.5 py-3">
        <MetricsToolbar time={time} />
      </div>
      <PanelGrid panels={PANELS[resource]} time={time} of={{ resource, id }} />
    </div>
  );
}
