"use client";

import type { TimeRange } from "#lib/client/time-range.ts";
import { ChoiceMenu } from "./choice-menu.tsx";

const RANGES: readonly { value: TimeRange; label: string }[] = [
  { value: "1h", label: "Last hour" },
  { value: "24h", label: "Last 24 hours" },
  { value: "7d", label: "Last 7 days" },
  { value: "30d", label: "Last 30 days" },
];

type TimeRangeMenuProps = { range: TimeRange | null; onChange: (range: TimeRange | null) => void };

export function TimeRangeMenu({ range, onChange }: TimeRangeMenuProps) {
  return (
    <ChoiceMenu
      label="Created in"
      allLabel="All time"
      options={RANGES}
      selected={range}
      onChange={onChange}
    />
  );
}
