"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { metricsOptions } from "#lib/client/metrics.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
const STEP_MS = 60_000;

export type RunFigures = { runs: number; errorRate: number };

/** Runs of each transformation within the last 24 hours, by its id; undefined until they are there. */
export function useRunFigures(): ReadonlyMap<string, RunFigures> | undefined {
  // To the minute, so that the answer can be shared and the range does not move with every render.
  const [endMs] = useState(() => Math.ceil(Date.now() / STEP_MS) * STEP_MS);
  const { data } = useQuery(
    metricsOptions("transformations", {
      measures: ["count", "error_rate"],
      splitBy: "transformation",
      span: { startMs: endMs - DAY_MS, endMs },
      granularity: null,
    }),
  );
  return (
    data &&
    new Map(
      data.data.map(({ dimensions, metrics }) => [
        String(dimensions.transformation_id),
        { runs: Number(metrics.count ?? 0), errorRate: Number(metrics.error_rate ?? 0) },
      ]),
    )
  );
}
