"use client";

import { History, ZoomOut } from "lucide-react";
import { TimeRangePicker } from "#components/common/filters/time-range-picker.tsx";
import { Button } from "#components/ui/button.tsx";
import type { TimeRange } from "#lib/client/time-range.ts";
import type { useMetricsRange } from "./use-metrics-range.ts";

const PRESETS: readonly TimeRange[] = ["1h", "6h", "24h", "7d", "30d", "90d"];

/** From when to when the charts go, and whether beside the period before. */
export function MetricsToolbar({ time }: { time: ReturnType<typeof useMetricsRange> }) {
  const { range, isZoomed, isCompared } = time;
  return (
    <>
      <TimeRangePicker range={range} presets={PRESETS} onChange={time.setRange} />
      {isZoomed ? (
        <Button size="toolbar" variant="ghost" onClick={time.zoomOut}>
          <ZoomOut />
          Zoom out
        </Button>
      ) : null}
      <Button
        size="toolbar"
        aria-pressed={isCompared}
        className={isCompared ? "border-accent! text-link!" : ""}
        onClick={() => time.setCompared(!isCompared)}
      >
        <History />
        <span>
          Compare<span className="max-sm:sr-only"> with before</span>
        </span>
      </Button>
    </>
  );
}
