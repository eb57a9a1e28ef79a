import type { SeriesRow } from "../metrics/read-series.ts";
import type { Tally } from "./count-rows-over-time.ts";

/** Single moments are finer than any roll-up. */
const isMoments = (key: string, value: unknown) =>
  key === "created_at" && typeof value === "object" && value !== null && "in" in value;

/** Tells whether a query asks for nothing but what roll-ups know. */
export function isKnownToRollUps(query: object, known: ReadonlySet<string>): boolean {
  return Object.entries(query).every(
    ([key, value]) => value === undefined || (known.has(key) && !isMoments(key, value)),
  );
}

/** Turns a series that counts by `status` into tallies; minutes that reach before the range are its first. */
export function toTallies(rows: readonly SeriesRow[]): Tally[] {
  return rows.map(({ bucket, dimensions, values }) => ({
    bucket: Math.max(0, bucket),
    status: String(dimensions.status),
    count: values.count ?? 0,
  }));
}
