"use client";

import { useState } from "react";
import type { LiveList } from "#lib/client/use-live-list.ts";
import { DataTable } from "./data-table.tsx";
import { ListBody } from "./list-body.tsx";
import { ListEnd } from "./list-end.tsx";
import type { ListRow, ListSpec } from "./list-spec.ts";
import { NewRowsButton } from "./new-rows-button.tsx";
import { NothingInRange } from "./nothing-in-range.tsx";
import { ownColumns, shownColumns } from "./shown-columns.tsx";
import type { ListState } from "./use-list-state.ts";
import type { Ticks } from "./use-ticks.ts";

type ListRowsProps<Row extends ListRow, Data> = {
  spec: ListSpec<Row, Data>;
  state: ListState;
  listKey: string;
  list: LiveList<Row>;
  data: Data;
  ticks: Ticks;
  selectedId: string | null;
  cursorId: string | null;
  onSelect: (id: string | null) => void;
  onAtTopChange: (isAtTop: boolean) => void;
  onHoverChange: (isHovered: boolean) => void;
};

/** The rows of a list in whichever state it is. */
export function ListRows<Row extends ListRow, Data>(props: ListRowsProps<Row, Data>) {
  const { spec, state, list, data, ticks } = props;
  const known = spec.columns(data);
  const columns = shownColumns(known, state.columns);
  const own = ownColumns(known);
  const resize = (key: string, widthPx: number) =>
    state.adjust({
      columns: (state.columns ?? own).map((each) => (each.key === key ? { key, widthPx } : each)),
    });
  const [shownAt, setShownAt] = useState(0);
  // The newest row that was there when new ones were asked for; a line stands above it.
  const [seenId, setSeenId] = useState<string | null>(null);
  const isSearch = list.search !== null;
  // A search that found nothing yet can look further.
  const isEmpty = list.rows.length === 0 && !list.hasMore;
  return (
    <ListBody
      noun={spec.title.toLowerCase()}
      isLoading={list.isLoading}
      isStale={list.isStale}
      error={list.error}
      onRetry={list.retry}
      isEmpty={isEmpty}
      isFiltered={state.isFiltered}
      onClearFilters={state.clear}
      empty={<NothingInRange spec={spec} state={state} />}
      widen={<ListEnd state={state} list={list} noun={spec.title.toLowerCase()} isAlone />}
    >
      {/* The button belongs to what is hovered: rows that move as the pointer reaches it would take it away. */}
      <div
        className="h-full"
        onPointerOver={(event) => props.onHoverChange(event.pointerType === "mouse")}
        onPointerLeave={() => props.onHoverChange(false)}
      >
        <NewRowsButton
          count={list.newCount}
          isMore={list.isNewCapped}
          onShow={() => {
            setSeenId(list.rows[0]?.id ?? null);
            list.showNew();
            setShownAt((times) => times + 1);
          }}
        />
        <DataTable
          key={props.listKey}
          label={spec.title}
          rows={list.rows}
          columns={columns}
          getId={(row) => row.id}
          getHref={(row) => spec.hrefOf(row.id)}
          getLabel={(row) => `${spec.rowName} ${spec.rowLabel(row)}`}
          renderCompact={(row) => spec.renderCompact(row, data)}
          compactColumns={columns.filter(({ key }) => !own.some((each) => each.key === key))}
          selectedId={props.selectedId}
          cursorId={props.cursorId}
          onSelect={props.onSelect}
          ticks={ticks}
          dividerId={seenId}
          onResizeColumn={resize}
          order={state.sort ?? spec.sort}
          onOrder={(sort) => state.change({ sort: sort === spec.sort ? null : sort })}
          hasMore={list.hasMore && !isSearch}
          onLoadMore={list.loadMore}
          foot={
            list.hasMore && !isSearch ? undefined : (
              <ListEnd state={state} list={list} noun={spec.title.toLowerCase()} />
            )
          }
          endLabel="End of the list"
          onAtTopChange={props.onAtTopChange}
          topKey={String(shownAt)}
        />
      </div>
    </ListBody>
  );
}
