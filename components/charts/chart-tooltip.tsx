import { formatBucket } from "./format-moment.ts";
import { formatValue } from "./format-value.ts";
import type { PlotRow } from "./plot-rows.ts";
import { beforeKey, type ChartData } from "./series.ts";
import { SeriesMark } from "./series-mark.tsx";

type ChartTooltipProps = { row: PlotRow; data: ChartData };

/** What a bucket holds, series by series, and what the period before held. */
export function ChartTooltip({ row, data }: ChartTooltipProps) {
  const { series, before, format, stepMs } = data;
  return (
    <div className="rounded-surface border-line bg-raised shadow-floating text-meta border px-3 py-2">
      <p className="text-muted mb-1 whitespace-nowrap">{formatBucket(row.atMs, stepMs)}</p>
      <table>
        <tbody>
          {series.map(({ key, label, tone }) => (
            <tr key={key}>
              <th scope="row" className="pr-4 text-left font-normal">
                <span className="flex items-center gap-1.5">
                  <SeriesMark tone={tone} />
                  <span className="max-w-48 truncate">{label}</span>
                </span>
              </th>
              <td className="text-right font-medium">{formatValue(row[key], format)}</td>
            </tr>
          ))}
          {before?.series.map(({ key, label, tone }) => (
            <tr key={key} className="text-muted">
              <th scope="row" className="pr-4 text-left font-normal">
                <span className="flex items-center gap-1.5">
                  <SeriesMark tone={tone} isBefore />
                  <span className="max-w-48 truncate">{label}</span>
                </span>
              </th>
              <td className="text-right">{formatValue(row[beforeKey(key)], format)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
