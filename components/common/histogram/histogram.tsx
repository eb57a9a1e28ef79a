"use client";

import { useState } from "react";
import { momentWords } from "#components/common/filters/range-words.ts";
import { Button } from "#components/ui/button.tsx";
import type { HistogramModel } from "#lib/schemas/histogram.ts";
import { type Status, statusWord } from "../status-badge.tsx";
import { HistogramBars } from "./histogram-bars.tsx";
import { HistogramTable } from "./histogram-table.tsx";
import { toneOf } from "./status-tones.ts";

type HistogramProps = {
  /** "events". */
  noun: string;
  histogram: HistogramModel | undefined;
  /** From bottom to top. */
  statuses: readonly Status[];
  onZoom: (fromMs: number, toMs: number) => void;
};

/**
 * A list over time, stacked by status. Dragging across it, or arrows and Enter, zooms; its height never
 * changes, so that nothing below it moves.
 */
export function Histogram({ noun, histogram, statuses, onZoom }: HistogramProps) {
  const [isTable, setIsTable] = useState(false);
  const nowMs = Date.now();
  const present = histogram
    ? statuses.filter((status) => histogram.buckets.some(({ counts }) => counts[status]))
    : [];
  return (
    <section
      aria-label={`${noun} over time`}
      className="border-line shrink-0 border-b px-4 pt-2 pb-1 md:px-6"
    >
      <div className="h-12 max-sm:h-9">
        {histogram ? (
          <HistogramBars histogram={histogram} statuses={statuses} onZoom={onZoom} />
        ) : (
          <div className="bg-hover h-full animate-pulse rounded-[4px] opacity-60" />
        )}
      </div>
      <div className="text-faint text-meta flex h-5 items-center justify-between gap-4">
        <span suppressHydrationWarning>
          {histogram ? momentWords(Date.parse(histogram.from), nowMs) : ""}
        </span>
        <span className="flex min-w-0 items-center gap-3 overflow-hidden max-sm:hidden">
          {present.map((status) => (
            <span key={status} className="flex items-center gap-1.5 whitespace-nowrap">
              <span
                className="size-2 rounded-[2px]"
                style={{ background: toneOf(status) }}
                aria-hidden
              />
              {statusWord(status)}
            </span>
          ))}
          <Button
            variant="ghost"
            size="toolbar"
            className="sr-only focus:not-sr-only focus:h-5!"
            aria-expanded={isTable}
            onClick={() => setIsTable(!isTable)}
          >
            {isTable ? "Hide the table" : "Show as a table"}
          </Button>
        </span>
        <span suppressHydrationWarning>
          {histogram ? momentWords(Date.parse(histogram.to), nowMs) : ""}
        </span>
      </div>
      {isTable && histogram ? (
        <HistogramTable noun={noun} histogram={histogram} statuses={present} />
      ) : null}
    </section>
  );
}
