"use client";

import { X } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";
import { formatCount } from "../format-count.ts";
import type { Ticks } from "./use-ticks.ts";

/** Ticked rows are dealt with one by one, or named one by one. */
const MOST_TICKED = 255;

type TickBarProps = {
  noun: string;
  ticks: Ticks;
  /** What is chosen, where it is not simply what is ticked. */
  words?: string;
  /** More than so many can be chosen. */
  isUnlimited?: boolean;
  onClear?: () => void;
  children: ReactNode;
};

/** How many rows are ticked, and what can be done with them; not there while none is. */
export function TickBar(props: TickBarProps) {
  const { noun, ticks, words, isUnlimited = false, onClear, children } = props;
  if (ticks.count === 0 && !ticks.isSelecting) return null;
  const isTooMany = !isUnlimited && ticks.count > MOST_TICKED;
  return (
    <section
      aria-label={`Ticked ${noun}s`}
      className="rounded-surface border-line bg-raised shadow-floating absolute bottom-4 left-1/2 z-20 flex w-max max-w-[calc(100%-16px)] -translate-x-1/2 flex-wrap items-center gap-2 border px-3 py-2 max-sm:gap-1.5 max-sm:[&_button]:min-h-11 max-sm:[&_button]:min-w-11"
    >
      <span
        aria-live="polite"
        className="font-medium whitespace-nowrap max-sm:flex-1 max-sm:basis-3/5"
      >
        {ticks.count === 0
          ? `Press the ${noun}s that you mean`
          : (words ?? `${formatCount(ticks.count, noun)} ticked`)}
      </span>
      {isTooMany ? (
        <span className="text-failed text-meta">At most {MOST_TICKED} at a time</span>
      ) : null}
      <span className="contents max-sm:*:order-1 max-sm:[&_svg:not(.text-faint,.animate-spin)]:hidden">
        {ticks.count === 0 || isTooMany ? null : children}
      </span>
      <Button
        variant="ghost"
        size="icon-toolbar"
        aria-label="Untick all"
        onClick={() => {
          onClear?.();
          ticks.clear();
        }}
      >
        <X />
      </Button>
    </section>
  );
}
