// biome-ignore-all lint/a11y/useSemanticElements: a virtualised row is placed by itself, which table elements do not allow
// biome-ignore-all lint/a11y/useFocusableInteractive: the link inside the row takes the focus
"use client";

import { clsx } from "clsx";
import Link from "next/link";
import { type MouseEvent, type ReactNode, useEffect, useRef } from "react";
import type { Column } from "./column.ts";

type DataRowProps<Row> = {
  row: Row;
  rowIndex: number;
  columns: readonly Column<Row>[];
  template: string;
  offsetPx: number;
  heightPx: number;
  href: string;
  label: string;
  isSelected: boolean;
  /** Where the keyboard is: its link takes the focus. */
  isCursor: boolean;
  onSelect: (() => void) | undefined;
  /** The box that ticks the row; null in a list without. */
  tick: ReactNode;
  isTicked: boolean;
  /** Pressing the row ticks it, instead of opening it. */
  isSelecting: boolean;
  /** The newest row that the reader has seen before. */
  isDivided: boolean;
  /** The two-line form; null where there is room for columns. */
  compact: ReactNode;
};

export function DataRow<Row>(props: DataRowProps<Row>) {
  const { row, columns, isSelected, compact, tick } = props;
  const link = <RowLink {...props} />;
  return (
    <div
      role="row"
      aria-rowindex={props.rowIndex + 2}
      className={clsx(
        "border-line group absolute inset-x-0 top-0 items-center border-b px-4 md:px-6",
        compact ? "flex" : "grid gap-4",
        isSelected || props.isTicked ? "bg-selected" : "hover:bg-hover",
      )}
      style={{
        height: props.heightPx,
        transform: `translateY(${props.offsetPx}px)`,
        gridTemplateColumns: compact ? undefined : props.template,
      }}
    >
      {props.isDivided ? <Divider /> : null}
      {compact && props.isSelecting ? (
        <div role="cell" className="h-full min-w-0 flex-1">
          {/* biome-ignore lint/a11y/noLabelWithoutControl: the box inside is the control */}
          <label className="flex h-full items-center gap-3">
            {tick}
            <span className="pointer-events-none block min-w-0 flex-1">{compact}</span>
          </label>
        </div>
      ) : compact ? (
        <div role="cell" className="min-w-0 flex-1">
          {link}
          {compact}
        </div>
      ) : (
        <>
          {tick ? (
            <div role="cell" className="relative z-10 flex">
              {tick}
            </div>
          ) : null}
          {columns.map((column, index) => (
            <div
              key={column.key}
              role="cell"
              className={clsx("min-w-0 truncate", column.align === "end" && "text-right")}
            >
              {index === 0 ? link : null}
              {column.cell(row)}
            </div>
          ))}
        </>
      )}
    </div>
  );
}

/** Stands between rows that are new and those that were there; takes no room. */
function Divider() {
  return (
    <div className="border-accent pointer-events-none absolute inset-x-0 -top-px z-10 border-t">
      <span className="bg-canvas text-link text-meta absolute -top-2 right-4 px-1.5 md:right-6">
        New above
      </span>
    </div>
  );
}

/** Covers the row; what can be clicked inside the row stands above it. */
function RowLink<Row>({ href, label, isSelected, isCursor, onSelect }: DataRowProps<Row>) {
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (isCursor) link.current?.focus({ preventScroll: true });
  }, [isCursor]);
  function open(event: MouseEvent) {
    if (!onSelect || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    onSelect();
  }
  return (
    <Link
      ref={link}
      href={href}
      prefetch={false}
      aria-label={label}
      aria-current={isSelected ? "true" : undefined}
      onClick={open}
      className={clsx(
        "absolute inset-0 focus-visible:-outline-offset-2",
        isSelected && "shadow-[inset_2px_0_0_var(--accent)]",
      )}
    />
  );
}
