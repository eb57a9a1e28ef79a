"use client";

import { clsx } from "clsx";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { type FormEvent, useState } from "react";
import { type DateRange, DayPicker } from "react-day-picker";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { parseTypedRange } from "#lib/client/lists/parse-typed-range.ts";
import {
  ALL_TIME,
  boundsOf,
  lengthOf,
  type TimeRange,
  writeRange,
} from "#lib/client/time-range.ts";
import { rangeWords, zoneWords } from "./range-words.ts";

/** What lists offer. */
const PRESETS: readonly TimeRange[] = ["15m", "1h", "24h", "7d", "14d", "30d", ALL_TIME];
const DAY_CLASSES = {
  root: "relative",
  month: "",
  month_caption: "text-body flex h-7 items-center px-1 font-medium",
  nav: "absolute top-0 right-0 z-10 flex gap-1",
  button_previous: "hover:bg-hover rounded-control flex size-7 items-center justify-center",
  button_next: "hover:bg-hover rounded-control flex size-7 items-center justify-center",
  month_grid: "mt-1 w-full border-collapse",
  weekday: "text-faint text-meta h-7 font-normal",
  day: "p-0 text-center",
  day_button: "hover:bg-hover rounded-control size-8 text-body",
  today: "[&>button]:font-semibold [&>button]:underline",
  outside: "[&>button]:text-faint",
  disabled: "[&>button]:text-faint [&>button]:opacity-50",
  range_start: "bg-selected rounded-l-control [&>button]:bg-accent [&>button]:text-on-accent",
  range_end: "bg-selected rounded-r-control [&>button]:bg-accent [&>button]:text-on-accent",
  range_middle: "bg-selected",
};

const CALENDAR_PARTS = { Chevron: CalendarChevron };

function CalendarChevron({ orientation }: { orientation?: string }) {
  const Icon = orientation === "left" ? ChevronLeft : ChevronRight;
  return <Icon className="size-4" aria-hidden />;
}

export type TimeRangeFormProps = {
  range: TimeRange;
  /** Usual lengths; those of lists if none are given. */
  presets?: readonly TimeRange[] | undefined;
  onChange: (range: TimeRange) => void;
};

/** Days from the first one's beginning to the last one's end. */
function rangeOfDays({ from, to }: DateRange): TimeRange | null {
  if (!from) return null;
  const last = to ?? from;
  const endMs = new Date(last.getFullYear(), last.getMonth(), last.getDate() + 1).getTime();
  return writeRange({ fromMs: from.getTime(), toMs: endMs });
}

function daysOf(range: TimeRange, nowMs: number): DateRange | undefined {
  const bounds = boundsOf(range, nowMs);
  if (!bounds || bounds.fromMs === null) return undefined;
  return { from: new Date(bounds.fromMs), to: new Date((bounds.toMs ?? nowMs) - 1) };
}

/** A range by its usual lengths, typed, or as days of the calendar. */
export function TimeRangeForm({ range, presets = PRESETS, onChange }: TimeRangeFormProps) {
  const [nowMs] = useState(() => Date.now());
  const [text, setText] = useState(
    lengthOf(range) !== null || range === ALL_TIME ? "" : rangeWords(range),
  );
  const [isRefused, setIsRefused] = useState(false);
  const [days, setDays] = useState(() => daysOf(range, nowMs));
  function submit(event: FormEvent) {
    event.preventDefault();
    const next = parseTypedRange(text, Date.now());
    setIsRefused(next === null);
    if (next) onChange(next);
  }
  const picked = days && rangeOfDays(days);
  return (
    <div className="flex flex-col gap-3 p-3">
      <form onSubmit={submit}>
        <Field
          label="Range"
          help="3h, 2 days, 2026-11-01 10:00, 2026-11-01 to 2026-11-03"
          error={isRefused ? "Type a length such as 3h, a day, or two moments" : undefined}
        >
          <Input
            autoFocus
            value={text}
            placeholder={rangeWords(range)}
            onChange={(event) => {
              setText(event.target.value);
              setIsRefused(false);
            }}
          />
        </Field>
      </form>
      <div className="flex flex-wrap gap-1.5">
        {presets.map((preset) => (
          <button
            key={preset}
            type="button"
            aria-pressed={preset === range}
            onClick={() => onChange(preset)}
            className={clsx(
              "rounded-control border-control/60 hover:bg-hover text-body h-7 border px-2",
              preset === range && "border-accent! text-link font-medium",
            )}
          >
            {rangeWords(preset)}
          </button>
        ))}
      </div>
      <DayPicker
        mode="range"
        selected={days}
        onSelect={setDays}
        defaultMonth={days?.to ?? new Date(nowMs)}
        disabled={{ after: new Date(nowMs) }}
        weekStartsOn={1}
        showOutsideDays
        classNames={DAY_CLASSES}
        components={CALENDAR_PARTS}
      />
      <div className="border-line flex items-center justify-between gap-2 border-t pt-3">
        <span className="text-faint text-meta min-w-0 truncate">{zoneWords(nowMs)}</span>
        <Button
          variant="primary"
          disabled={!picked}
          onClick={() => {
            if (picked) onChange(picked);
          }}
        >
          Show these days
        </Button>
      </div>
    </div>
  );
}
