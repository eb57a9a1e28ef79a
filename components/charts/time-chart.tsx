"use client";

import { ChartColumn, Table2 } from "lucide-react";
import { type ReactNode, useState } from "react";
import { onDemand } from "#components/ui/on-demand.tsx";
import { errorMessage } from "../common/error-message.ts";
import { Button } from "../ui/button.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { ChartLegend } from "./chart-legend.tsx";
import { ChartTable } from "./chart-table.tsx";
import type { Zoom } from "./plot-rows.ts";
import { type ChartData, isFlat } from "./series.ts";

const TimePlot = onDemand(
  () => import("./time-plot.tsx").then((module) => module.TimePlot),
  <Skeleton className="h-full w-full" />,
);

type TimeChartProps = {
  title: string;
  /** What the numbers say about the whole range, beside the title. */
  summary?: ReactNode;
  /** What is counted, or why it could not be split. */
  note?: string | undefined;
  /** Undefined while it is on its way. */
  data: ChartData | undefined;
  error?: Error | null;
  onRetry?: () => void;
  /** Words for a range in which nothing happened. */
  emptyWords?: string;
  /** Called with the range that was dragged over. */
  onZoom?: ((zoom: Zoom) => void) | undefined;
};

/** A chart over time with its legend, and the same as a table. */
export function TimeChart({
  title,
  summary,
  note,
  data,
  error = null,
  onRetry,
  emptyWords = "Nothing in this range.",
  onZoom,
}: TimeChartProps) {
  const [isTable, setIsTable] = useState(false);
  return (
    <section aria-label={title} className="flex min-w-0 flex-col gap-2">
      <header className="flex min-h-7 items-center gap-3">
        <h3 className="text-body min-w-0 truncate font-medium">{title}</h3>
        <div className="min-w-0 flex-1 truncate">{summary}</div>
        <Button
          variant="ghost"
          size="icon-toolbar"
          disabled={!data}
          aria-pressed={isTable}
          aria-label={isTable ? `Show ${title} as chart` : `Show ${title} as table`}
          onClick={() => setIsTable(!isTable)}
        >
          {isTable ? <ChartColumn /> : <Table2 />}
        </Button>
      </header>
      {error && !data ? (
        <div
          role="alert"
          className="rounded-surface border-line flex h-52 flex-col items-start justify-center gap-2 border px-4"
        >
          <p className="text-muted">{errorMessage(error)}</p>
          {onRetry ? <Button onClick={onRetry}>Try again</Button> : null}
        </div>
      ) : null}
      {!data && !error ? (
        <div role="status" aria-label={`Loading ${title}`}>
          <Skeleton className="h-52 w-full" />
        </div>
      ) : null}
      {data && isTable ? <ChartTable label={title} data={data} onZoom={onZoom} /> : null}
      {data && !isTable ? (
        <div className="relative h-52">
          <TimePlot label={title} data={data} onZoom={onZoom} />
          {isFlat(data) ? (
            <p className="text-muted pointer-events-none absolute inset-0 flex items-center justify-center px-14 text-center">
              {emptyWords}
            </p>
          ) : null}
        </div>
      ) : null}
      {data ? <ChartLegend series={data.series} before={data.before} /> : null}
      {note ? <p className="text-meta text-faint">{note}</p> : null}
    </section>
  );
}
