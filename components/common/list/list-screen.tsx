"use client";

import { useEffect, useState } from "react";
import { useCount } from "#lib/client/lists/use-count.ts";
import { useHistogram } from "#lib/client/lists/use-histogram.ts";
import { writeRange } from "#lib/client/time-range.ts";
import { useLiveList } from "#lib/client/use-live-list.ts";
import { FilterBar } from "../filters/filter-bar.tsx";
import { Histogram } from "../histogram/histogram.tsx";
import { ListFrame } from "./list-frame.tsx";
import { ListHeader } from "./list-header.tsx";
import { ListRows } from "./list-rows.tsx";
import type { ListRow, ListSpec } from "./list-spec.ts";
import { ownColumns } from "./shown-columns.tsx";
import { SuggestedColumns } from "./suggested-columns.tsx";
import { neighbour, useListKeys } from "./use-list-keys.ts";
import { useListRequest } from "./use-list-request.ts";
import { useListState } from "./use-list-state.ts";
import { useSelectedId } from "./use-selected-id.ts";
import { useTicks } from "./use-ticks.ts";

/** The one frame for everything that comes in rows over time: filters, shape over time, rows, and the panel beside. */
export function ListScreen<Row extends ListRow, Data>({ spec }: { spec: ListSpec<Row, Data> }) {
  const state = useListState(spec);
  const wanted = useListRequest(spec, state);
  const listKey = JSON.stringify([
    wanted.values,
    wanted.range,
    wanted.search,
    wanted.text,
    wanted.sort,
  ]);
  const [selectedId, select] = useSelectedId();
  const [cursorId, setCursorId] = useState<string | null>(null);
  const [isAtTop, setIsAtTop] = useState(true);
  const [isHovered, setIsHovered] = useState(false);
  const [isLive, setIsLive] = useState(true);
  const [isMenuOpen, setIsMenuOpen] = useState(false);
  const ticks = useTicks(listKey);
  // Rows never move under what somebody looks at: a pointer, the keyboard, a panel, or ticked rows.
  const isWatched =
    isHovered || selectedId !== null || cursorId !== null || ticks.count > 0 || ticks.isSelecting;
  const list = useLiveList(spec.source(wanted), isLive && isAtTop && !isWatched);
  const histogram = useHistogram(spec.histogram?.source(wanted) ?? null);
  const count = useCount(spec.count?.(wanted) ?? null);
  const data = spec.useData(list.rows);
  const chosen = state.columns ?? ownColumns(spec.columns(data));
  const ids = list.rows.map((row) => row.id);
  const { Panel, TickBar } = spec;
  useEffect(() => void Panel.preload(), [Panel]);
  useListKeys({
    ids,
    selectedId,
    onSelect: select,
    cursorId,
    onMove: setCursorId,
    onEscape: () => {
      ticks.clear();
      setCursorId(null);
    },
    letters: {
      "/": () => document.querySelector<HTMLElement>("[data-list-search]")?.focus(),
      f: () => setIsMenuOpen(true),
      l: () => setIsLive((was) => !was),
      x: (id) => {
        if (id !== null) ticks.toggle(id, ids, false);
      },
    },
  });
  const step = (by: -1 | 1) => {
    const next = neighbour(ids, selectedId, by);
    return next === null ? null : () => select(next);
  };
  return (
    <ListFrame
      header={
        <ListHeader
          spec={spec}
          state={state}
          wanted={wanted}
          histogram={histogram}
          count={count}
          known={spec.columns(data)}
          chosen={chosen}
          isLive={isLive}
          onLiveChange={setIsLive}
          onSelectRows={ticks.startSelecting}
        />
      }
      toolbar={
        <FilterBar
          list={spec.list}
          fields={spec.fields}
          pinned={spec.pinned}
          search={spec.search}
          state={state}
          choicesOf={spec.choicesOf(data)}
          isMenuOpen={isMenuOpen}
          onMenuOpenChange={setIsMenuOpen}
        />
      }
      strip={
        <>
          {spec.histogram ? (
            <Histogram
              noun={spec.histogram.noun}
              histogram={histogram}
              statuses={spec.histogram.statuses}
              onZoom={(fromMs, toMs) =>
                state.change({ range: writeRange({ fromMs, toMs: toMs - 1 }) })
              }
            />
          ) : null}
          {spec.search.kind === "payloads" ? (
            <SuggestedColumns
              list={spec.list}
              wanted={wanted}
              source={spec.source}
              chosen={chosen.map(({ key }) => key)}
              onAdd={(key) => state.change({ columns: [...chosen, { key, widthPx: null }] })}
            />
          ) : null}
        </>
      }
      panelLabel={spec.rowName}
      panel={
        selectedId === null ? null : (
          <Panel
            key={selectedId}
            id={selectedId}
            row={list.rows.find((row) => row.id === selectedId)}
            data={data}
            navigation={{
              fullHref: spec.hrefOf(selectedId),
              onClose: () => select(null),
              onPrevious: step(-1),
              onNext: step(1),
            }}
          />
        )
      }
    >
      <ListRows
        spec={spec}
        state={state}
        listKey={listKey}
        list={list}
        data={data}
        ticks={ticks}
        selectedId={selectedId}
        cursorId={cursorId}
        onSelect={select}
        onAtTopChange={setIsAtTop}
        onHoverChange={setIsHovered}
      />
      <TickBar
        ticks={ticks}
        rows={list.rows.filter((row) => ticks.has(row.id))}
        wanted={wanted}
        total={histogram?.counted_from === null ? histogram.total : null}
        data={data}
      />
    </ListFrame>
  );
}
