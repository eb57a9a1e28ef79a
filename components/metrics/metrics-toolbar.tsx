"use client";

import { ChevronDown, History, X } from "lucide-react";
import { formatLocal } from "#components/common/format-time.ts";
import { Button } from "#components/ui/button.tsx";
import { Menu, MenuChoice } from "#components/ui/menu.tsx";
import type { TimeRange } from "#lib/client/time-range.ts";
import type { useMetricsRange } from "./use-metrics-range.ts";

const RANGES: readonly { value: TimeRange; label: string }[] = [
  { value: "1h", label: "Last hour" },
  { value: "24h", label: "Last 24 hours" },
  { value: "7d", label: "Last 7 days" },
  { value: "30d", label: "Last 30 days" },
];

/** From when to when the charts go, and whether beside the period before. */
export function MetricsToolbar({ time }: { time: ReturnType<typeof useMetricsRange> }) {
  const { range, window, isCompared } = time;
  const last = "last" in range ? range.last : null;
  return (
    <>
      <Menu
        trigger={
          <Button size="toolbar">
            {last
              ? RANGES.find(({ value }) => value === last)?.label
              : `${moment(window.startMs)} – ${moment(window.endMs)}`}
            <ChevronDown className="text-faint" aria-hidden />
          </Button>
        }
      >
        <MenuChoice
          label="Time range"
          value={last ?? ""}
          onValueChange={(value) => time.setLast(value as TimeRange)}
          options={RANGES}
        />
      </Menu>
      {last ? null : (
        <Button size="toolbar" variant="ghost" onClick={() => time.setLast("24h")}>
          <X />
          Zoom out
        </Button>
      )}
      <Button
        size="toolbar"
        aria-pressed={isCompared}
        className={isCompared ? "border-accent! text-link!" : ""}
        onClick={() => time.setCompared(!isCompared)}
      >
        <History />
        Compare with before
      </Button>
    </>
  );
}

/** To the minute, in the reader's zone. */
function moment(atMs: number): string {
  return formatLocal(new Date(atMs)).slice(0, 16);
}
