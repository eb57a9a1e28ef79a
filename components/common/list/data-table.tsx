// biome-ignore-all lint/a11y/useSemanticElements: a virtualised row is placed by itself, which table elements do not allow
// biome-ignore-all lint/a11y/useFocusableInteractive: the link inside the row takes the focus
"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { clsx } from "clsx";
import { type ReactNode, useEffect, useEffectEvent, useRef } from "react";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { leastWidthPx } from "./choose-columns.ts";
import type { Column } from "./column.ts";
import { CompactCells } from "./compact-cells.tsx";
import { DataRow } from "./data-row.tsx";
import { HeaderRow } from "./header-row.tsx";
import { Tick } from "./tick.tsx";
import { useElementWidth } from "./use-element-width.ts";
import type { Ticks } from "./use-ticks.ts";

const ROW_PX = 36;
const COMPACT_ROW_PX = 60;
const COMPACT_LINE_PX = 20;
/** Narrower than this a row stands on two lines instead of in columns. */
const COMPACT_BELOW_PX = 520;
const LOAD_MORE_ROWS = 50;
const TICK_TRACK = "16px";

type DataTableProps<Row> = {
  label: string;
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  getId: (row: Row) => string;
  getHref: (row: Row) => string;
  /** What a screen reader calls the link of the row. */
  getLabel: (row: Row) => string;
  renderCompact: (row: Row) => ReactNode;
  /** What the reader wants to see besides, below the two lines. */
  compactColumns?: readonly Column<Row>[];
  selectedId?: string | null;
  /** The row at which the keyboard is. */
  cursorId?: string | null;
  /** Opens the row beside the list; without it the row is a plain link. */
  onSelect?: (id: string) => void;
  /** Lets rows be ticked. */
  ticks?: Ticks;
  /** The newest row that the reader has seen before. */
  dividerId?: string | null;
  onResizeColumn?: (key: string, widthPx: number) => void;
  /** By which of the columns that have a `sort` the rows are sorted, and what chooses another. */
  order?: string | null;
  onOrder?: (sort: string) => void;
  hasMore?: boolean;
  onLoadMore?: () => void;
  /** Stands below the last row instead of what says that there are no more, or that more are on their way. */
  foot?: ReactNode;
  endLabel: string;
  onAtTopChange?: (isAtTop: boolean) => void;
  /** The list scrolls to its top whenever this changes. */
  topKey?: string | null;
};

/** A virtualised table whose rows are links: a plain click selects, Cmd-click opens the full page. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { rows, columns, getId, selectedId = null, cursorId = null, ticks } = props;
  const { hasMore = false, onLoadMore, compactColumns = [] } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const width = useElementWidth(scroller);
  const isCompact = width > 0 && width < COMPACT_BELOW_PX;
  const compactPx = COMPACT_ROW_PX + (compactColumns.length > 0 ? COMPACT_LINE_PX : 0);
  const shown = columns.filter((column) => width === 0 || width >= (column.minListPx ?? 0));
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => (isCompact ? compactPx : ROW_PX),
    getItemKey: (index) => (rows[index] === undefined ? index : getId(rows[index])),
    overscan: 12,
  });
  const items = virtualizer.getVirtualItems();
  const lastIndex = items.at(-1)?.index ?? 0;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the row height is what has changed
  useEffect(() => virtualizer.measure(), [isCompact, compactPx]);

  useEffect(() => {
    if (hasMore && lastIndex >= rows.length - LOAD_MORE_ROWS) onLoadMore?.();
  }, [hasMore, lastIndex, rows.length, onLoadMore]);

  const show = useEffectEvent((id: string | null) => {
    const index = id === null ? -1 : rows.findIndex((row) => getId(row) === id);
    if (index >= 0) virtualizer.scrollToIndex(index, { align: "auto" });
  });
  useEffect(() => show(selectedId), [selectedId]);
  useEffect(() => show(cursorId), [cursorId]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key is what says that it is time
  useEffect(() => void scroller.current?.scrollTo({ top: 0 }), [props.topKey]);

  const reportTop = useEffectEvent(() => props.onAtTopChange?.(true));
  useEffect(() => reportTop(), []);

  const tracks = shown.map((column) => column.width);
  const template = (ticks ? [TICK_TRACK, ...tracks] : tracks).join(" ");
  const everyId = rows.map(getId);
  return (
    <div
      ref={scroller}
      className={clsx(
        "h-full scrollbar-thin overflow-auto",
        // What can be done with ticked rows stands over the end of the list.
        ticks && (ticks.count > 0 || ticks.isSelecting) && "pb-16 max-sm:pb-32",
      )}
      onScroll={(event) => props.onAtTopChange?.(event.currentTarget.scrollTop < 8)}
    >
      <div
        role="table"
        aria-label={props.label}
        aria-rowcount={hasMore ? -1 : rows.length + 1}
        style={isCompact ? undefined : { minWidth: Math.min(leastWidthPx(shown), 8_000) }}
      >
        {isCompact ? null : (
          <HeaderRow
            columns={shown}
            template={template}
            onResize={props.onResizeColumn}
            order={props.order ?? null}
            onOrder={props.onOrder}
            tick={
              ticks ? (
                <Tick
                  label="Tick every row that is loaded"
                  isTicked={ticks.count > 0 && everyId.every(ticks.has)}
                  onChange={(isTicked) => ticks.setAll(isTicked ? everyId : [])}
                />
              ) : null
            }
          />
        )}
        <div role="rowgroup" className="relative" style={{ height: virtualizer.getTotalSize() }}>
          {items.map((item) => {
            const row = rows[item.index];
            if (row === undefined) return null;
            const id = getId(row);
            return (
              <DataRow
                key={item.key}
                row={row}
                rowIndex={item.index}
                columns={shown}
                template={template}
                offsetPx={item.start}
                heightPx={item.size}
                href={props.getHref(row)}
                label={props.getLabel(row)}
                isSelected={id === selectedId}
                isCursor={id === cursorId}
                onSelect={props.onSelect ? () => props.onSelect?.(id) : undefined}
                isTicked={ticks?.has(id) ?? false}
                isDivided={item.index > 0 && id === props.dividerId}
                tick={
                  ticks ? (
                    <Tick
                      label={`Tick ${props.getLabel(row)}`}
                      isTicked={ticks.has(id)}
                      isInTabOrder={false}
                      onChange={(_, isWithShift) => ticks.toggle(id, everyId, isWithShift)}
                    />
                  ) : null
                }
                isSelecting={isCompact && ticks?.isSelecting === true}
                compact={
                  isCompact ? (
                    <>
                      {props.renderCompact(row)}
                      <CompactCells row={row} columns={compactColumns} />
                    </>
                  ) : null
                }
              />
            );
          })}
        </div>
      </div>
      {props.foot ?? <ListFoot hasMore={hasMore} endLabel={props.endLabel} />}
    </div>
  );
}

function ListFoot({ hasMore, endLabel }: { hasMore: boolean; endLabel: string }) {
  if (!hasMore) {
    return <p className="text-faint text-meta flex h-9 items-center px-4 md:px-6">{endLabel}</p>;
  }
  return (
    <div className="flex h-9 items-center px-4 md:px-6">
      <Skeleton className="w-full" />
      <span className="sr-only">Loading more</span>
    </div>
  );
}
