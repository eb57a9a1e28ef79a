import { type Status, StatusBadge } from "../status-badge.tsx";
import { bucketTime } from "./bucket-words.ts";
import type { Bucket } from "./histogram-scale.ts";

type BucketTipProps = {
  bucket: Bucket;
  stepMs: number;
  statuses: readonly Status[];
  /** Where along the chart, from 0 to 1. */
  share: number;
};

/** Says what is in the bucket under the pointer. */
export function BucketTip({ bucket, stepMs, statuses, share }: BucketTipProps) {
  const present = statuses.filter((status) => (bucket.counts[status] ?? 0) > 0).toReversed();
  return (
    <div
      className="rounded-surface border-line bg-raised text-meta shadow-floating pointer-events-none absolute top-full z-30 mt-1 border px-2.5 py-1.5 whitespace-nowrap"
      style={{ left: `${share * 100}%`, transform: `translateX(-${Math.round(share * 100)}%)` }}
      aria-hidden
    >
      <p className="text-muted">{bucketTime(bucket, stepMs)}</p>
      {present.length === 0 ? <p className="text-faint">None</p> : null}
      {present.map((status) => (
        <p key={status} className="flex justify-between gap-4">
          <StatusBadge status={status} className="[&_svg]:size-3.5" />
          {(bucket.counts[status] ?? 0).toLocaleString("en-US")}
        </p>
      ))}
    </div>
  );
}
