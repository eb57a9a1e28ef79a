"use client";

import { clsx } from "clsx";
import { useSyncExternalStore } from "react";
import { Tooltip } from "../ui/tooltip.tsx";
import { formatClock, formatLocal, formatRelative, formatUtc } from "./format-time.ts";
import { subscribeSecond } from "./subscribe-second.ts";
import type { TimeStyle } from "./time-style.ts";
import { useCopy } from "./use-copy.ts";
import { useTimeStyle } from "./use-time-style.ts";

type TimeProps = {
  /** ISO instant. */
  value: string;
  isInRow?: boolean;
  className?: string;
};

/** The one place where an instant is written: as the reader chose, UTC and local on hover, a click copies the ISO form. */
export function Time({ value, isInRow, className }: TimeProps) {
  const { isCopied, copy } = useCopy();
  const at = new Date(value);
  const style = useTimeStyle();
  const label = useSyncExternalStore(
    subscribeSecond,
    () => formatAs(style, at),
    () => at.toISOString().slice(0, 10),
  );
  return (
    <Tooltip content={isCopied ? "ISO time copied" : <Instants at={at} />}>
      <button
        type="button"
        tabIndex={isInRow ? -1 : 0}
        onClick={() => copy(at.toISOString())}
        className={clsx("relative z-10 rounded-[4px] text-left whitespace-nowrap", className)}
      >
        <time dateTime={at.toISOString()}>{label}</time>
      </button>
    </Tooltip>
  );
}

function formatAs(style: TimeStyle, at: Date): string {
  if (style === "relative") return formatRelative(at.getTime(), Date.now());
  return formatClock(at, style, Date.now());
}

function Instants({ at }: { at: Date }) {
  return (
    <span className="grid grid-cols-[auto_auto] gap-x-2 font-mono">
      <span className="text-faint">UTC</span>
      <span>{formatUtc(at)}</span>
      <span className="text-faint">Local</span>
      <span>{formatLocal(at)}</span>
    </span>
  );
}
