// biome-ignore-all lint/a11y/useSemanticElements: a virtualised row is placed by itself, which table elements do not allow
// biome-ignore-all lint/a11y/useFocusableInteractive: the link inside the row takes the focus
"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useEffect, useEffectEvent, useRef } from "react";
import { Skeleton } from "#components/ui/skeleton.tsx";
import type { Column } from "./column.ts";
import { DataRow } from "./data-row.tsx";
import { useElementWidth } from "./use-element-width.ts";

const ROW_PX = 36;
const COMPACT_ROW_PX = 60;
/** Narrower than this a row stands on two lines instead of in columns. */
const COMPACT_BELOW_PX = 520;
const LOAD_MORE_ROWS = 50;

type DataTableProps<Row> = {
  label: string;
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  getId: (row: Row) => string;
  getHref: (row: Row) => string;
  /** What a screen reader calls the link of the row. */
  getLabel: (row: Row) => string;
  renderCompact: (row: Row) => ReactNode;
  selectedId?: string | null;
  /** Opens the row beside the list; without it the row is a plain link. */
  onSelect?: (id: string) => void;
  hasMore?: boolean;
  onLoadMore?: () => void;
  endLabel: string;
  onAtTopChange?: (isAtTop: boolean) => void;
};

/** A virtualised table whose rows are links: a plain click selects, Cmd-click opens the full page. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { rows, columns, getId, selectedId = null, hasMore = false, onLoadMore } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const width = useElementWidth(scroller);
  const isCompact = width > 0 && width < COMPACT_BELOW_PX;
  const shown = columns.filter((column) => width === 0 || width >= (column.minListPx ?? 0));
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => (isCompact ? COMPACT_ROW_PX : ROW_PX),
    getItemKey: (index) => (rows[index] === undefined ? index : getId(rows[index])),
    overscan: 12,
  });
  const items = virtualizer.getVirtualItems();
  const lastIndex = items.at(-1)?.index ?? 0;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the row height is what has changed
  useEffect(() => virtualizer.measure(), [isCompact]);

  useEffect(() => {
    if (hasMore && lastIndex >= rows.length - LOAD_MORE_ROWS) onLoadMore?.();
  }, [hasMore, lastIndex, rows.length, onLoadMore]);

  const showSelected = useEffectEvent(() => {
    const index = selectedId === null ? -1 : rows.findIndex((row) => getId(row) === selectedId);
    if (index >= 0) virtualizer.scrollToIndex(index, { align: "auto" });
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: follows the selection, not new rows
  useEffect(() => showSelected(), [selectedId]);

  const reportTop = useEffectEvent(() => props.onAtTopChange?.(true));
  useEffect(() => reportTop(), []);

  const template = shown.map((column) => column.width).join(" ");
  return (
    <div
      ref={scroller}
      className="h-full scrollbar-thin overflow-x-hidden overflow-y-auto"
      onScroll={(event) => props.onAtTopChange?.(event.currentTarget.scrollTop < 8)}
    >
      <div role="table" aria-label={props.label} aria-rowcount={hasMore ? -1 : rows.length + 1}>
        {isCompact ? null : <HeaderRow columns={shown} template={template} />}
        <div role="rowgroup" className="relative" style={{ height: virtualizer.getTotalSize() }}>
          {items.map((item) => {
            const row = rows[item.index];
            return row === undefined ? null : (
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
                isSelected={getId(row) === selectedId}
                onSelect={props.onSelect ? () => props.onSelect?.(getId(row)) : undefined}
                compact={isCompact ? props.renderCompact(row) : null}
              />
            );
          })}
        </div>
      </div>
      {hasMore ? (
        <div className="flex h-9 items-center px-4 md:px-6">
          <Skeleton className="w-full" />
          <span className="sr-only">Loading more</span>
        </div>
      ) : (
        <p className="text-faint text-meta flex h-9 items-center px-4 md:px-6">{props.endLabel}</p>
      )}
    </div>
  );
}

type HeaderRowProps<Row> = { columns: readonly Column<Row>[]; template: string };

function HeaderRow<Row>({ columns, template }: HeaderRowProps<Row>) {
  return (
    <div role="rowgroup" className="border-line bg-canvas sticky top-0 z-20 border-b">
      <div
        role="row"
        className="text-faint text-meta grid h-8 items-center gap-4 px-4 md:px-6"
        style={{ gridTemplateColumns: template }}
      >
        {columns.map((column) => (
          <div
            key={column.key}
            role="columnheader"
            className={column.align === "end" ? "truncate text-right" : "truncate"}
          >
            {column.header}
          </div>
        ))}
      </div>
    </div>
  );
}
