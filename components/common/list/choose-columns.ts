import type { ColumnSpec } from "#lib/client/lists/column-spec.ts";
import { isPayloadColumn } from "#lib/domain/lists/payload-path.ts";
import type { Column } from "./column.ts";

/** Least width of a column that takes what is left, where the reader chose the columns. */
const FLEXIBLE_PX = 160;
const PAYLOAD_WIDTH = "168px";
const GAP_PX = 16;

/**
 * Returns the columns that are shown, in the reader's order and at their widths; `payloadCell` makes those of
 * payload paths. Columns that nothing knows any more are left out.
 */
export function chooseColumns<Row>(
  known: readonly Column<Row>[],
  chosen: readonly ColumnSpec[],
  payloadCell: (path: string) => Column<Row>["cell"],
): Column<Row>[] {
  const byKey = new Map(known.map((column) => [column.key, column]));
  return chosen.flatMap(({ key, widthPx }) => {
    const own = byKey.get(key);
    const column: Column<Row> | null =
      own ??
      (isPayloadColumn(key)
        ? { key, header: key, width: PAYLOAD_WIDTH, cell: payloadCell(key) }
        : null);
    if (!column) return [];
    const { minListPx: _, ...always } = column;
    return [{ ...always, ...(widthPx === null ? {} : { width: `${widthPx}px` }) }];
  });
}

/** How wide a table has to be at the least for its columns; what does not fit scrolls. */
export function leastWidthPx(columns: readonly Column<never>[]): number {
  const widths = columns.map(({ width }) =>
    /^\d+px$/.test(width) ? Number.parseInt(width, 10) : FLEXIBLE_PX,
  );
  return widths.reduce((sum, width) => sum + width + GAP_PX, 0);
}

/** What a column is called in words. */
export function columnName({
  key,
  header,
  label,
}: Pick<Column<never>, "key" | "header" | "label">) {
  return label ?? (typeof header === "string" ? header : key);
}
