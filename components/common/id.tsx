"use client";

import { clsx } from "clsx";
import { Check, Copy } from "lucide-react";
import { shortenId } from "./shorten-id.ts";
import { useCopy } from "./use-copy.ts";

type IdProps = {
  value: string;
  /** Leaves the id whole, for the page about it. */
  isFull?: boolean;
  /** Keeps it out of the tab order: in table rows, where the panel offers the same by keyboard. */
  isInRow?: boolean;
  className?: string;
};

export function Id({ value, isFull, isInRow, className }: IdProps) {
  const { isCopied, copy } = useCopy();
  return (
    <button
      type="button"
      title={`${value}: click to copy`}
      aria-label={`Copy ${value}`}
      tabIndex={isInRow ? -1 : 0}
      onClick={() => copy(value)}
      className={clsx(
        "group/id text-meta text-muted hover:text-ink relative z-10 inline-flex max-w-full min-w-0 items-center gap-1 rounded-[4px] font-mono",
        className,
      )}
    >
      <span className="truncate">{isFull ? value : shortenId(value)}</span>
      {isCopied ? (
        <Check className="text-successful size-3 shrink-0" aria-hidden />
      ) : (
        <Copy
          className="size-3 shrink-0 opacity-0 group-hover/id:opacity-100 group-focus-visible/id:opacity-100"
          aria-hidden
        />
      )}
    </button>
  );
}
