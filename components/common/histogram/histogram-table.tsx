import type { HistogramModel } from "#lib/schemas/histogram.ts";
import { type Status, statusWord } from "../status-badge.tsx";
import { bucketTime } from "./bucket-words.ts";
import { totalOf } from "./histogram-scale.ts";

type HistogramTableProps = {
  noun: string;
  histogram: HistogramModel;
  statuses: readonly Status[];
};

/** The same figures in words, for whoever does not read the picture. */
export function HistogramTable({ noun, histogram, statuses }: HistogramTableProps) {
  return (
    <div className="max-h-56 scrollbar-thin overflow-y-auto pb-2">
      <table className="text-meta w-full">
        <caption className="sr-only">{noun} over time, by status</caption>
        <thead className="text-faint text-left">
          <tr>
            <th className="py-1 font-normal">When</th>
            {statuses.map((status) => (
              <th key={status} className="py-1 text-right font-normal">
                {statusWord(status)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {histogram.buckets
            .filter((bucket) => totalOf(bucket) > 0)
            .map((bucket) => (
              <tr key={bucket.start} className="border-line border-t">
                <th className="py-1 text-left font-normal">
                  {bucketTime(bucket, histogram.bucket_ms)}
                </th>
                {statuses.map((status) => (
                  <td key={status} className="py-1 text-right">
                    {(bucket.counts[status] ?? 0).toLocaleString("en-US")}
                  </td>
                ))}
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  );
}
