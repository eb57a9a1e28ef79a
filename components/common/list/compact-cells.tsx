import { columnName } from "./choose-columns.ts";
import type { Column } from "./column.ts";

type CompactCellsProps<Row> = { row: Row; columns: readonly Column<Row>[] };

/** Columns on one line, each with its name, where there is no room for a table. */
export function CompactCells<Row>({ row, columns }: CompactCellsProps<Row>) {
  if (columns.length === 0) return null;
  return (
    <p className="text-meta text-muted flex gap-x-3 overflow-hidden whitespace-nowrap">
      {columns.map((column) => (
        <span key={column.key} className="flex min-w-0 gap-1.5">
          <span className="text-faint">{columnName(column)}</span>
          <span className="min-w-0 truncate">{column.cell(row)}</span>
        </span>
      ))}
    </p>
  );
}
