"use client";

import { CalendarClock, ChevronDown } from "lucide-react";
import { useState, useSyncExternalStore } from "react";
import { Button } from "#components/ui/button.tsx";
import { onDemand } from "#components/ui/on-demand.tsx";
import { Popover } from "#components/ui/popover.tsx";
import { lengthOf } from "#lib/client/time-range.ts";
import { rangeWords } from "./range-words.ts";
import type { TimeRangeFormProps } from "./time-range-form.tsx";

// The calendar comes when it is opened.
const TimeRangeForm = onDemand(
  () => import("./time-range-form.tsx").then((m) => m.TimeRangeForm),
  <div className="h-96" />,
);

const never = () => () => {};

/** Chooses the time that a list or charts are about: usual lengths, typed, or days picked from a calendar. */
export function TimeRangePicker({ range, presets, onChange }: TimeRangeFormProps) {
  const [isOpen, setIsOpen] = useState(false);
  // Moments are told in the reader's zone, which the server does not know.
  const label = useSyncExternalStore(
    never,
    () => rangeWords(range),
    () => (lengthOf(range) === null ? "Time" : rangeWords(range)),
  );
  return (
    <Popover
      label="Time range"
      isOpen={isOpen}
      onOpenChange={setIsOpen}
      className="w-[300px]"
      trigger={
        <Button size="toolbar">
          <CalendarClock className="text-muted" aria-hidden />
          <span className="max-w-72 truncate">{label}</span>
          <ChevronDown className="text-faint" aria-hidden />
        </Button>
      }
    >
      <TimeRangeForm
        range={range}
        presets={presets}
        onChange={(next) => {
          onChange(next);
          setIsOpen(false);
        }}
      />
    </Popover>
  );
}
