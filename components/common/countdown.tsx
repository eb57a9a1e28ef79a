"use client";

import { useSyncExternalStore } from "react";
import { formatDuration } from "./format-time.ts";
import { subscribeSecond } from "./subscribe-second.ts";

/** Counts down to an instant by the second; says "now" once it is reached. */
export function Countdown({ to }: { to: string }) {
  const atMs = Date.parse(to);
  const label = useSyncExternalStore(
    subscribeSecond,
    () => formatLeft(atMs - Date.now()),
    () => "",
  );
  return (
    <span role="timer" className="whitespace-nowrap">
      {label}
    </span>
  );
}

function formatLeft(leftMs: number): string {
  const wholeSecondsMs = Math.ceil(leftMs / 1000) * 1000;
  return wholeSecondsMs <= 0 ? "now" : `in ${formatDuration(wholeSecondsMs)}`;
}
