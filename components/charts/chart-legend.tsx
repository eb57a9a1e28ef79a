import type { ChartData } from "./series.ts";
import { SeriesMark } from "./series-mark.tsx";

/** Which line is which. */
export function ChartLegend({ series, before }: Pick<ChartData, "series" | "before">) {
  return (
    <ul className="text-meta text-muted flex flex-wrap gap-x-4 gap-y-1">
      {series.map(({ key, label, tone }) => (
        <li key={key} className="flex min-w-0 items-center gap-1.5">
          <SeriesMark tone={tone} />
          <span className="max-w-48 truncate" title={label}>
            {label}
          </span>
        </li>
      ))}
      {before?.series.map(({ key, label, tone }) => (
        <li key={`before-${key}`} className="flex min-w-0 items-center gap-1.5">
          <SeriesMark tone={tone} isBefore />
          <span className="max-w-48 truncate" title={label}>
            {label}
          </span>
        </li>
      ))}
    </ul>
  );
}
