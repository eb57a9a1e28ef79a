"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ChartData } from "#components/charts/series.ts";
import { TimeChart } from "#components/charts/time-chart.tsx";
import { occurrencesOptions } from "#lib/client/issues.ts";
import type { IssueModel } from "#lib/schemas/issue.ts";
import { fillSteps, wholeLife } from "./issue-hours.ts";

const SERIES = [{ key: "count", label: "Occurrences", tone: "failed" as const }];

/** How often it happened over its whole life. */
export function IssueHistogram({ issue }: { issue: IssueModel }) {
  const [openedAtMs] = useState(() => Date.now());
  const lastMs = Math.max(openedAtMs, Date.parse(issue.last_seen_at));
  const range = wholeLife(Date.parse(issue.first_seen_at), lastMs);
  const query = useQuery(occurrencesOptions([issue.id], range));
  const points = query.data?.get(issue.id);
  const stepMs = range.stepS * 1_000;
  const data: ChartData | undefined = points && {
    series: SERIES,
    points: fillSteps(points, range).map((count, index) => ({
      atMs: range.startMs + index * stepMs,
      values: { count },
    })),
    stepMs,
    format: "count",
    shape: "bars",
  };
  return (
    <TimeChart
      title="Occurrences"
      data={data}
      error={query.error}
      onRetry={() => void query.refetch()}
      emptyWords="Nothing counted in this time."
    />
  );
}
