"use client";

import type { Directory } from "#components/connections/use-directory.ts";
import type { ColumnSpec } from "#lib/client/lists/column-spec.ts";
import { readPayloadPath } from "#lib/domain/lists/payload-path.ts";
import { chooseColumns } from "./choose-columns.ts";
import type { Column } from "./column.ts";
import type { ListRow, ListSpec } from "./list-spec.ts";
import { PayloadCell } from "./payload-cell.tsx";
import type { ListState } from "./use-list-state.ts";

/** Returns the columns of a list as they are without any choice. */
export function ownColumns<Row>(known: readonly Column<Row>[]): ColumnSpec[] {
  return known.filter((each) => !each.isOptional).map(({ key }) => ({ key, widthPx: null }));
}

/** The columns that are shown, and what makes one of them wider. */
export function useColumns<Row extends ListRow>(
  spec: ListSpec<Row>,
  state: ListState,
  directory: Directory,
) {
  const known = spec.columns(directory);
  const own = ownColumns(known);
  const chosen = state.columns ?? own;
  const columns: readonly Column<Row>[] = state.columns
    ? chooseColumns(known, state.columns, (path) => (row) => (
        <PayloadCell value={row.data ? readPayloadPath(row.data, path) : undefined} />
      ))
    : known.filter((each) => !each.isOptional);
  return {
    columns,
    resize: (key: string, widthPx: number) =>
      state.resize(chosen.map((each) => (each.key === key ? { key, widthPx } : each))),
  };
}
