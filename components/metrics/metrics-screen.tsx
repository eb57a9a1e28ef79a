"use client";

import { parseAsStringLiteral, useQueryState } from "nuqs";
import { ChoiceMenu } from "#components/common/filters/choice-menu.tsx";
import { PageHeader } from "#components/common/page-header.tsx";
import { MetricsToolbar } from "./metrics-toolbar.tsx";
import { PanelGrid } from "./panel-grid.tsx";
import { PANELS } from "./panels.ts";
import { useMetricsRange } from "./use-metrics-range.ts";

const SPLITS = ["source", "connection", "destination"] as const;
const SPLIT_OPTIONS = [
  { value: "source" as const, label: "By source" },
  { value: "connection" as const, label: "By connection" },
  { value: "destination" as const, label: "By destination" },
];

const PROJECT_PANELS = [
  PANELS.requests,
  PANELS.events,
  PANELS.ignored,
  PANELS.errorRate,
  PANELS.attempts,
  PANELS.responseLatency,
  PANELS.deliveryLatency,
  PANELS.queueDepth,
  PANELS.oldestPending,
];

/** How the project does: what comes in, what goes out, how fast, and what waits. */
export function MetricsScreen() {
  const time = useMetricsRange();
  const [split, setSplit] = useQueryState("split", parseAsStringLiteral(SPLITS));
  return (
    <div className="flex h-full min-h-0 flex-col">
      <PageHeader title="Metrics" />
      <div className="border-line flex min-h-10 shrink-0 flex-wrap items-center gap-1.5 border-y px-4 py-1.5 md:px-6">
        <MetricsToolbar time={time} />
        <ChoiceMenu
          label="Split"
          allLabel="Not split"
          options={SPLIT_OPTIONS}
          selected={split}
          onChange={(next) => void setSplit(next)}
        />
      </div>
      <div className="min-h-0 flex-1 scrollbar-thin overflow-y-auto px-4 pb-16 md:px-6">
        <PanelGrid panels={PROJECT_PANELS} time={time} splitBy={split} />
      </div>
    </div>
  );
}
