"use client";

import { parseAsBoolean, parseAsIsoDateTime, parseAsString, useQueryStates } from "nuqs";
import { useEffect, useState } from "react";
import type { Zoom } from "#components/charts/plot-rows.ts";
import { metricsWindow } from "#lib/client/metrics-window.ts";
import { boundsOf, type TimeRange, writeRange } from "#lib/client/time-range.ts";

const TICK_MS = 60_000;
const DEFAULT_RANGE: TimeRange = "24h";

/**
 * The range of the charts of a page, and the window of time that it is now. It stands in the URL as that of
 * lists does; `from` and `to` are a part of it that was zoomed into.
 */
export function useMetricsRange() {
  const [{ range, from, to, compare }, set] = useQueryStates(
    {
      range: parseAsString.withDefault(DEFAULT_RANGE),
      from: parseAsIsoDateTime,
      to: parseAsIsoDateTime,
      compare: parseAsBoolean.withDefault(false),
    },
    // Back zooms out again.
    { history: "push" },
  );
  const nowMs = useNow();
  const chosen = boundsOf(range, nowMs) ? range : DEFAULT_RANGE;
  const zoomed = from && to && from < to;
  const shown = zoomed ? writeRange({ fromMs: from.getTime(), toMs: to.getTime() }) : chosen;
  return {
    range: shown,
    isZoomed: Boolean(zoomed),
    window: metricsWindow(shown, nowMs),
    isCompared: compare,
    setRange: (next: TimeRange) => void set({ range: next, from: null, to: null }),
    zoom: ({ fromMs, toMs }: Zoom) => void set({ from: new Date(fromMs), to: new Date(toMs) }),
    zoomOut: () => void set({ from: null, to: null }),
    setCompared: (isOn: boolean) => void set({ compare: isOn || null }, { history: "replace" }),
  };
}

/** The time, minute by minute, while the page is looked at. */
function useNow(): number {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    const refresh = () => {
      if (!document.hidden) setNowMs(Date.now());
    };
    const timer = setInterval(refresh, TICK_MS);
    document.addEventListener("visibilitychange", refresh);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", refresh);
    };
  }, []);
  return nowMs;
}
