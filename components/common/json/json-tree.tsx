"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { useDeferredValue, useId, useMemo, useRef, useState } from "react";
import { flattenJson, type JsonRow } from "./flatten-json.ts";
import type { PayloadList } from "./list-links.ts";
import type { JsonDocument } from "./read-json.ts";
import { treeKeyHandler } from "./tree-keys.ts";
import { TreeRow } from "./tree-row.tsx";

const ROW_PX = 22;

type JsonTreeProps = {
  document: JsonDocument;
  filter: string;
  /** Everything below the first level starts closed. */
  isCollapsed: boolean;
  list: PayloadList | undefined;
};

/** A JSON document as a tree of which only the rows in sight exist. */
export function JsonTree({ document, filter, isCollapsed, list }: JsonTreeProps) {
  const [toggled, setToggled] = useState<ReadonlySet<number>>(new Set());
  const [active, setActive] = useState(0);
  const [hovered, setHovered] = useState(-1);
  const treeId = useId();
  const deferredFilter = useDeferredValue(filter);
  const { rows, isCut } = useMemo(
    () => flattenJson(document, { toggled, isCollapsed, filter: deferredFilter }),
    [document, toggled, isCollapsed, deferredFilter],
  );
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 20,
  });

  function toggle({ node }: JsonRow) {
    if (!node.children) return;
    const next = new Set(toggled);
    if (!next.delete(node.start)) next.add(node.start);
    setToggled(next);
  }
  function move(index: number) {
    setActive(index);
    virtualizer.scrollToIndex(index);
  }
  const rowId = (index: number) => `${treeId}-${index}`;
  const onKeyDown = treeKeyHandler({
    rows,
    active,
    onMove: move,
    onToggle: toggle,
    onMenu: () =>
      scroller.current?.querySelector<HTMLElement>("[aria-selected=true] button")?.click(),
  });

  if (rows.length === 0) {
    return <p className="text-muted px-3 py-2">No name or value contains “{filter}”.</p>;
  }
  return (
    <>
      <div
        ref={scroller}
        role="tree"
        tabIndex={0}
        aria-label="Body as a tree"
        aria-activedescendant={rowId(Math.min(active, rows.length - 1))}
        onKeyDown={onKeyDown}
        onPointerLeave={() => setHovered(-1)}
        className="group/tree max-h-[60dvh] scrollbar-thin overflow-auto py-1 outline-offset-[-2px]"
      >
        <div
          role="presentation"
          className="relative"
          style={{ height: virtualizer.getTotalSize() }}
        >
          {virtualizer.getVirtualItems().map((item) => {
            const row = rows[item.index];
            return row ? (
              <TreeRow
                key={row.node.start}
                id={rowId(item.index)}
                document={document}
                row={row}
                isActive={item.index === active}
                hasMenu={item.index === active || item.index === hovered}
                list={list}
                style={{ height: ROW_PX, transform: `translateY(${item.start}px)` }}
                onHover={() => setHovered(item.index)}
                onPress={() => {
                  setActive(item.index);
                  toggle(row);
                }}
              />
            ) : null;
          })}
        </div>
      </div>
      {isCut ? (
        <p className="border-line text-meta text-muted border-t px-3 py-2">
          The tree ends after 200,000 values. Copy and download give all of them.
        </p>
      ) : null}
    </>
  );
}
