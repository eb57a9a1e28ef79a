"use client";

import { useQueries } from "@tanstack/react-query";
import { type MetricsCall, type MetricsSubject, metricsOptions } from "#lib/client/metrics.ts";
import type { MetricsModel } from "#lib/schemas/metrics.ts";
import type { Panel } from "./panel.ts";

export type Figures = {
  model: MetricsModel | undefined;
  error: Error | null;
  refetch: () => void;
};

/**
 * Fetches what panels need, once for each subject they are about. Answers the figures of a subject; none
 * where `call` is null.
 */
export function useFigures(
  panels: readonly Panel[],
  call: Omit<MetricsCall, "measures"> | null,
): (subject: MetricsSubject) => Figures | null {
  const needs = new Map<MetricsSubject, Set<string>>();
  for (const panel of call ? panels : []) {
    const measures = needs.get(panel.subject) ?? new Set();
    for (const name of panel.needs) measures.add(name);
    needs.set(panel.subject, measures);
  }
  const subjects = [...needs];
  const results = useQueries({
    queries: subjects.map(([subject, measures]) =>
      metricsOptions(subject, {
        measures: [...measures].sort(),
        span: { startMs: 0, endMs: 0 },
        granularity: null,
        ...call,
      }),
    ),
  });
  return (subject) => {
    const result = results[subjects.findIndex(([name]) => name === subject)];
    if (!result) return null;
    const { data, error, refetch } = result;
    return { model: data, error, refetch: () => void refetch() };
  };
}
