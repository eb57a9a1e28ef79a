"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { clsx } from "clsx";
import { ChevronRight, Copy } from "lucide-react";
import { useDeferredValue, useMemo, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { copyText } from "../copy-text.ts";
import { flattenJson, type JsonKind, type JsonRow } from "./flatten-json.ts";
import { valueAt } from "./value-at.ts";

const ROW_PX = 22;

const KIND_CLASSES: Record<JsonKind, string> = {
  object: "text-faint",
  array: "text-faint",
  string: "text-successful",
  number: "text-scheduled",
  boolean: "text-hold",
  null: "text-off",
};

type JsonTreeProps = { value: unknown; filter: string };

export function JsonTree({ value, filter }: JsonTreeProps) {
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const deferredFilter = useDeferredValue(filter);
  const { rows, isCut } = useMemo(
    () => flattenJson(value, { toggled, filter: deferredFilter }),
    [value, toggled, deferredFilter],
  );
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 20,
  });

  function toggle(path: string) {
    const next = new Set(toggled);
    if (!next.delete(path)) next.add(path);
    setToggled(next);
  }

  if (rows.length === 0) {
    return <p className="text-muted px-3 py-2">No key or value contains “{filter}”.</p>;
  }
  return (
    <>
      <div ref={scroller} className="max-h-[60dvh] scrollbar-thin overflow-auto py-1">
        <ul className="relative" style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map((item) => {
            const row = rows[item.index];
            return row ? (
              <li
                key={row.path}
                className="absolute inset-x-0 top-0"
                style={{ height: ROW_PX, transform: `translateY(${item.start}px)` }}
              >
                <TreeRow row={row} document={value} onToggle={toggle} />
              </li>
            ) : null;
          })}
        </ul>
      </div>
      {isCut ? (
        <p className="border-line text-meta text-muted border-t px-3 py-2">
          The tree ends after 200,000 values. Raw has the rest.
        </p>
      ) : null}
    </>
  );
}

type TreeRowProps = { row: JsonRow; document: unknown; onToggle: (path: string) => void };

function TreeRow({ row, document, onToggle }: TreeRowProps) {
  const isBranch = row.childCount !== null && row.childCount > 0;
  return (
    <div
      className="group/json text-meta hover:bg-hover flex h-full items-center gap-1 pr-2 font-mono"
      style={{ paddingLeft: 8 + Math.min(row.depth, 24) * 14 }}
    >
      {isBranch ? (
        <button
          type="button"
          aria-expanded={row.isExpanded}
          aria-label={`${row.isExpanded ? "Close" : "Open"} ${row.label ?? "the document"}`}
          onClick={() => onToggle(row.path)}
          className="text-muted hover:text-ink flex size-4 shrink-0 items-center justify-center rounded-[4px]"
        >
          <ChevronRight
            className={clsx("size-3.5 transition-transform", row.isExpanded && "rotate-90")}
            aria-hidden
          />
        </button>
      ) : (
        <span className="w-4 shrink-0" />
      )}
      {row.label === null ? null : <bdi className="text-ink shrink-0">{row.label}:</bdi>}
      <bdi className={clsx("min-w-0 truncate", KIND_CLASSES[row.kind])}>
        {row.childCount === null ? row.preview : branchText(row)}
      </bdi>
      <Button
        variant="ghost"
        size="icon-toolbar"
        tabIndex={-1}
        aria-label={`Copy ${row.label ?? "the document"}`}
        className="ml-auto size-5! opacity-0 group-hover/json:opacity-100 [&_svg]:size-3!"
        onClick={() => copyText(copyForm(valueAt(document, row.path)))}
      >
        <Copy />
      </Button>
    </div>
  );
}

function branchText(row: JsonRow): string {
  if (row.kind === "array") return row.childCount === 0 ? "[]" : `[${row.childCount}]`;
  return row.childCount === 0 ? "{}" : `{${row.childCount}}`;
}

function copyForm(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value, null, 2);
}
