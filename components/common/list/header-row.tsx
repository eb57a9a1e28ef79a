// biome-ignore-all lint/a11y/useSemanticElements: a virtualised row is placed by itself, which table elements do not allow
// biome-ignore-all lint/a11y/useFocusableInteractive: a heading of a column is read, not used
"use client";

import { ArrowDown } from "lucide-react";
import { type KeyboardEvent, type PointerEvent, type ReactNode, useState } from "react";
import { clampWidth } from "#lib/client/lists/column-spec.ts";
import { columnName } from "./choose-columns.ts";
import type { Column } from "./column.ts";

const STEP_PX = 16;

type HeaderRowProps<Row> = {
  columns: readonly Column<Row>[];
  template: string;
  /** Stands before the first column: the box that ticks every row. */
  tick: ReactNode;
  onResize: ((key: string, widthPx: number) => void) | undefined;
  order: string | null;
  onOrder: ((sort: string) => void) | undefined;
};

export function HeaderRow<Row>(props: HeaderRowProps<Row>) {
  const { columns, template, tick, onResize, order, onOrder } = props;
  return (
    <div role="rowgroup" className="border-line bg-canvas sticky top-0 z-20 border-b">
      <div
        role="row"
        className="text-faint text-meta grid h-8 items-center gap-4 px-4 md:px-6"
        style={{ gridTemplateColumns: template }}
      >
        {tick ? <div role="columnheader">{tick}</div> : null}
        {columns.map((column) => (
          <div
            key={column.key}
            role="columnheader"
            aria-sort={column.sort && column.sort === order ? "descending" : undefined}
            className={`relative flex min-w-0 items-center ${column.align === "end" ? "justify-end" : ""}`}
          >
            {column.sort && onOrder ? (
              <SortButton
                column={column}
                isSorted={column.sort === order}
                onSort={() => onOrder(column.sort ?? "")}
              />
            ) : (
              <span className="truncate" title={columnName(column)}>
                {column.header}
              </span>
            )}
            {onResize ? (
              <ResizeHandle
                label={columnName(column)}
                onResize={(widthPx) => onResize(column.key, widthPx)}
              />
            ) : null}
          </div>
        ))}
      </div>
    </div>
  );
}

type SortButtonProps = {
  column: Pick<Column<never>, "key" | "header" | "label">;
  isSorted: boolean;
  onSort: () => void;
};

/** Takes no more room than the header: the arrow stands where its text ends. */
function SortButton({ column, isSorted, onSort }: SortButtonProps) {
  return (
    <button
      type="button"
      onClick={onSort}
      title={`Sort by ${columnName(column).toLowerCase()}`}
      className={`hover:text-ink flex min-w-0 items-center gap-1 rounded-[4px] ${isSorted ? "text-ink" : ""}`}
    >
      <span className="truncate">{column.header}</span>
      {isSorted ? <ArrowDown className="size-3 shrink-0" aria-hidden /> : null}
    </button>
  );
}

type ResizeHandleProps = { label: string; onResize: (widthPx: number) => void };

function ResizeHandle({ label, onResize }: ResizeHandleProps) {
  const [isDragging, setIsDragging] = useState(false);
  const cellOf = (element: Element) => element.parentElement?.getBoundingClientRect();

  function drag(event: PointerEvent<HTMLElement>) {
    const cell = cellOf(event.currentTarget);
    if (isDragging && cell) onResize(clampWidth(event.clientX - cell.left));
  }
  function press(event: KeyboardEvent<HTMLElement>) {
    const step = { ArrowLeft: -STEP_PX, ArrowRight: STEP_PX }[event.key];
    const cell = cellOf(event.currentTarget);
    if (step === undefined || !cell) return;
    event.preventDefault();
    onResize(clampWidth(cell.width + step));
  }
  return (
    <div
      role="separator"
      tabIndex={0}
      aria-label={`Width of ${label}`}
      aria-orientation="vertical"
      aria-valuenow={0}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        setIsDragging(true);
      }}
      onPointerMove={drag}
      onLostPointerCapture={() => setIsDragging(false)}
      onKeyDown={press}
      className={`hover:after:bg-control focus-visible:after:bg-accent absolute inset-y-[-6px] -right-3 z-10 w-2 cursor-col-resize touch-none outline-none after:absolute after:inset-y-1 after:left-1/2 after:w-0.5 after:-translate-x-1/2 ${isDragging ? "after:bg-accent!" : ""}`}
    />
  );
}
