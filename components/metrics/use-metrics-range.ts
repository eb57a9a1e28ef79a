"use client";

import { parseAsBoolean, parseAsIsoDateTime, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useEffect, useState } from "react";
import type { Zoom } from "#components/charts/plot-rows.ts";
import {
  type MetricsRange,
  type MetricsWindow,
  metricsWindow,
} from "#lib/client/metrics-window.ts";
import { TIME_RANGES, type TimeRange } from "#lib/client/time-range.ts";

const TICK_MS = 60_000;

/** The range of the charts of a page, which stands in its URL, and the window of time that it is now. */
export function useMetricsRange() {
  const [{ range, from, to, compare }, set] = useQueryStates({
    range: parseAsStringLiteral(TIME_RANGES).withDefault("24h"),
    from: parseAsIsoDateTime,
    to: parseAsIsoDateTime,
    compare: parseAsBoolean.withDefault(false),
  });
  const nowMs = useNow();
  const chosen: MetricsRange =
    from && to ? { fromMs: from.getTime(), toMs: to.getTime() } : { last: range };
  const window: MetricsWindow = metricsWindow(chosen, nowMs);
  return {
    range: chosen,
    window,
    isCompared: compare,
    setLast: (last: TimeRange) => void set({ range: last, from: null, to: null }),
    // A step of its own in the history: Back zooms out again.
    zoom: ({ fromMs, toMs }: Zoom) =>
      void set({ from: new Date(fromMs), to: new Date(toMs) }, { history: "push" }),
    setCompared: (isOn: boolean) => void set({ compare: isOn || null }),
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
