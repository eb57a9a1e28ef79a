"use client";

import { clsx } from "clsx";
import { Button } from "#components/ui/button.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { Tooltip } from "#components/ui/tooltip.tsx";

type LiveButtonProps = { isLive: boolean; onChange: (isLive: boolean) => void };

/** Says whether new rows come in by themselves, and pauses that. */
export function LiveButton({ isLive, onChange }: LiveButtonProps) {
  const hint = isLive ? "Pause: new rows are only counted" : "Let new rows in as they come";
  return (
    <Tooltip
      content={
        <span className="flex items-center gap-1.5">
          {hint} <Kbd>L</Kbd>
        </span>
      }
    >
      <Button
        variant="ghost"
        size="toolbar"
        className="max-sm:h-11!"
        aria-pressed={isLive}
        aria-label="Live"
        onClick={() => onChange(!isLive)}
      >
        <span
          className={clsx("size-2 rounded-full", isLive ? "bg-accent" : "border-control border")}
          aria-hidden
        />
        {isLive ? "Live" : "Paused"}
      </Button>
    </Tooltip>
  );
}
