import type { Page } from "./read-page.ts";

/**
 * Cuts a page whose rows would be too much for one answer; the cursor then says where to go on. The first
 * row in the direction of reading always stays, however large.
 */
export function withinBytes<Row extends { id: string }>(
  page: Page<Row>,
  maxBytes: number,
  sizeOf: (row: Row) => number,
  isBackward: boolean,
): Page<Row> {
  const onwards = isBackward ? page.rows.toReversed() : page.rows;
  let bytes = 0;
  const end = onwards.findIndex((row, at) => {
    bytes += sizeOf(row);
    return at > 0 && bytes > maxBytes;
  });
  if (end < 0) return page;
  const kept = onwards.slice(0, end);
  const cursor = kept.at(-1)?.id;
  const rows = isBackward ? kept.toReversed() : kept;
  return { ...page, rows, ...(isBackward ? { prev: cursor } : { next: cursor }) };
}
