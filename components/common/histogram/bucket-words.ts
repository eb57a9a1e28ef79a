import { momentWords } from "#components/common/filters/range-words.ts";
import { type Status, statusWord } from "../status-badge.tsx";
import { type Bucket, totalOf } from "./histogram-scale.ts";

/** Says when a bucket is. */
export function bucketTime({ start }: Bucket, stepMs: number): string {
  const nowMs = Date.now();
  const startMs = Date.parse(start);
  return `${momentWords(startMs, nowMs)} – ${momentWords(startMs + stepMs, nowMs)}`;
}

/** Says what is in a bucket: "23 Nov, 12:00 – 23 Nov, 12:30: 12 Successful, 3 Failed". */
export function bucketWords(bucket: Bucket, stepMs: number, statuses: readonly Status[]): string {
  const parts = statuses.flatMap((status) => {
    const count = bucket.counts[status] ?? 0;
    return count > 0 ? [`${count.toLocaleString("en-US")} ${statusWord(status)}`] : [];
  });
  const what = totalOf(bucket) === 0 ? "none" : parts.join(", ");
  return `${bucketTime(bucket, stepMs)}: ${what}`;
}
