"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { clsx } from "clsx";
import { useEffect, useRef } from "react";
import { formatCount } from "#components/common/format-count.ts";
import { useElementWidth } from "#components/common/list/use-element-width.ts";
import { ConnectionCard, ConnectionRow } from "./connection-row.tsx";
import type { GroupedConnection, Grouping } from "./group-connections.ts";
import type { useActivity } from "./use-activity.ts";

const ROW_PX = 48;
const CARD_PX = 133;
/** Above the first of a group, and below the last, where the line is that parts it from the next. */
const ABOVE_PX = 12;
const BELOW_PX = 13;
/** Narrower than this a connection is a card. */
const CARDS_BELOW_PX = 760;

type ConnectionListProps = {
  rows: readonly GroupedConnection[];
  grouping: Grouping;
  activity: ReturnType<typeof useActivity>;
};

/** All connections as rows; only those in view are in the page, so that hundreds are as quick as ten. */
export function ConnectionList({ rows, grouping, activity }: ConnectionListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const width = useElementWidth(scroller);
  const isCompact = width > 0 && width < CARDS_BELOW_PX;
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => {
      if (isCompact) return CARD_PX;
      const { isFirst, isLast } = rows[index] ?? {};
      return ROW_PX + (isFirst ? ABOVE_PX : 0) + (isLast ? BELOW_PX : 0);
    },
    getItemKey: (index) => rows[index]?.connection.id ?? index,
    overscan: 10,
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: heights are what has changed
  useEffect(() => virtualizer.measure(), [isCompact, rows]);

  const Row = isCompact ? ConnectionCard : ConnectionRow;
  return (
    <div ref={scroller} className="h-full scrollbar-thin overflow-x-hidden overflow-y-auto">
      <ul
        aria-label="Connections"
        className="relative"
        style={{ height: virtualizer.getTotalSize() }}
      >
        {virtualizer.getVirtualItems().map((item) => {
          const row = rows[item.index];
          if (!row) return null;
          const { connection, isFirst } = row;
          const hasGap = isCompact || isFirst;
          return (
            <li
              key={item.key}
              aria-setsize={rows.length}
              aria-posinset={item.index + 1}
              className={clsx(
                "absolute inset-x-0 px-4 md:px-6",
                hasGap && item.index > 0 && "border-line border-t",
                !isCompact && isFirst && "pt-3",
              )}
              style={{ height: item.size, transform: `translateY(${item.start}px)` }}
            >
              <Row
                row={row}
                grouping={grouping}
                activity={activity.of(connection.id)}
                held={activity.held(connection.id)}
              />
            </li>
          );
        })}
      </ul>
      <p className="text-faint text-meta flex h-12 items-center px-4 md:px-6">
        {formatCount(rows.length, "connection")}
      </p>
    </div>
  );
}
