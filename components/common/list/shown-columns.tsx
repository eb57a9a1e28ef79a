import type { ColumnSpec } from "#lib/client/lists/column-spec.ts";
import { readPayloadPath } from "#lib/domain/lists/payload-path.ts";
import { chooseColumns } from "./choose-columns.ts";
import type { Column } from "./column.ts";
import { type ListRow, payloadOf } from "./list-spec.ts";
import { PayloadCell } from "./payload-cell.tsx";

/** Returns the columns of a list as they are without any choice. */
export function ownColumns<Row>(known: readonly Column<Row>[]): ColumnSpec[] {
  return known.filter((each) => !each.isOptional).map(({ key }) => ({ key, widthPx: null }));
}

/** Returns the columns that are shown: those that the reader chose, or the list's own. */
export function shownColumns<Row extends ListRow>(
  known: readonly Column<Row>[],
  chosen: readonly ColumnSpec[] | null,
): readonly Column<Row>[] {
  if (!chosen) return known.filter((each) => !each.isOptional);
  return chooseColumns(known, chosen, (path) => (row) => {
    const payload = payloadOf(row);
    return <PayloadCell value={payload ? readPayloadPath(payload, path) : undefined} />;
  });
}
