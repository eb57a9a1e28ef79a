import { ZoomIn } from "lucide-react";
import { Button } from "../ui/button.tsx";
import { formatBucket } from "./format-moment.ts";
import { formatValue } from "./format-value.ts";
import { plotRows, type Zoom, zoomBetween } from "./plot-rows.ts";
import { beforeKey, type ChartData } from "./series.ts";

type ChartTableProps = {
  label: string;
  data: ChartData;
  onZoom: ((zoom: Zoom) => void) | undefined;
};

/** A chart in numbers, newest first. What a pointer does by dragging, a button in each row does here. */
export function ChartTable({ label, data, onZoom }: ChartTableProps) {
  const { series, before, format, stepMs } = data;
  const columns = [
    ...series.map(({ key, label: text }) => ({ key, text })),
    ...(before?.series ?? []).map(({ key, label: text }) => ({ key: beforeKey(key), text })),
  ];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section aria-label={label} tabIndex={0} className="h-52 scrollbar-thin overflow-auto">
      <table className="text-meta w-full">
        <caption className="sr-only">{label}</caption>
        <thead className="bg-canvas sticky top-0">
          <tr className="text-muted">
            <th scope="col" className="py-1 pr-3 text-left font-normal whitespace-nowrap">
              Time (local)
            </th>
            {columns.map(({ key, text }) => (
              <th key={key} scope="col" className="py-1 pl-3 text-right font-normal">
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {plotRows(data)
            .reverse()
            .map((row) => (
              <tr key={row.atMs} className="border-line hover:bg-hover group border-t">
                <th scope="row" className="py-1 pr-3 text-left font-normal whitespace-nowrap">
                  <span className="flex items-center gap-1">
                    {formatBucket(row.atMs, stepMs)}
                    {onZoom ? (
                      <Button
                        variant="ghost"
                        size="icon-toolbar"
                        className="size-5! opacity-0 group-hover:opacity-100 focus-visible:opacity-100 pointer-coarse:opacity-100"
                        aria-label={`Zoom to ${formatBucket(row.atMs, stepMs)}`}
                        onClick={() => onZoom(zoomBetween(row.atMs, row.atMs, stepMs))}
                      >
                        <ZoomIn className="size-3.5!" />
                      </Button>
                    ) : null}
                  </span>
                </th>
                {columns.map(({ key }) => (
                  <td key={key} className="py-1 pl-3 text-right whitespace-nowrap">
                    {formatValue(row[key], format)}
                  </td>
                ))}
              </tr>
            ))}
        </tbody>
      </table>
    </section>
  );
}
