import type { SeriesRow } from "./read-series.ts";

const keyOf = (row: Pick<SeriesRow, "bucket" | "dimensions">) =>
  JSON.stringify([row.bucket, row.dimensions]);

/** Adds the values of `more` to the rows of the same bucket and dimensions; others are left out. */
export function mergeSeries(rows: SeriesRow[], more: SeriesRow[]): SeriesRow[] {
  const values = new Map(more.map((row) => [keyOf(row), row.values]));
  return rows.map((row) => ({ ...row, values: { ...row.values, ...values.get(keyOf(row)) } }));
}
