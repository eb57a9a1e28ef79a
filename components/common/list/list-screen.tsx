"use client";

import { useEffect, useState } from "react";
import { BulkBar } from "#components/bulk/bulk-bar.tsx";
import { RunningLink } from "#components/bulk/running-link.tsx";
import { useDirectory } from "#components/connections/use-directory.ts";
import { SaveViewButton } from "#components/saved-views/save-view-button.tsx";
import { useHistogram } from "#lib/client/lists/use-histogram.ts";
import { writeRange } from "#lib/client/time-range.ts";
import { useLiveList } from "#lib/client/use-live-list.ts";
import { FilterBar } from "../filters/filter-bar.tsx";
import { useChoices } from "../filters/use-choices.ts";
import { countWords } from "../histogram/count-words.ts";
import { Histogram } from "../histogram/histogram.tsx";
import { PageHeader } from "../page-header.tsx";
import { columnName } from "./choose-columns.ts";
import { ColumnsMenu } from "./columns-menu.tsx";
import { ExportMenu } from "./export-menu.tsx";
import { ListFrame } from "./list-frame.tsx";
import { ListRows } from "./list-rows.tsx";
import type { ListRow, ListSpec } from "./list-spec.ts";
import { LiveButton } from "./live-button.tsx";
import { SuggestedColumns } from "./suggested-columns.tsx";
import { ownColumns } from "./use-columns.tsx";
import { neighbour, useListKeys } from "./use-list-keys.ts";
import { useListRequest } from "./use-list-request.ts";
import { useListState } from "./use-list-state.ts";
import { useSelectedId } from "./use-selected-id.ts";
import { useTicks } from "./use-ticks.ts";

/** The one frame for what came in and what went out: filters, shape over time, rows, and the panel beside. */
export function ListScreen<Row extends ListRow>({ spec }: { spec: ListSpec<Row> }) {
  const state = useListState(spec.fields);
  const wanted = useListRequest(spec.fields, state);
  const listKey = JSON.stringify([wanted.values, wanted.range, wanted.search]);
  const [selectedId, select] = useSelectedId();
  const [cursorId, setCursorId] = useState<string | null>(null);
  const [isAtTop, setIsAtTop] = useState(true);
  const [isHovered, setIsHovered] = useState(false);
  const [isLive, setIsLive] = useState(true);
  const [isMenuOpen, setIsMenuOpen] = useState(false);
  const ticks = useTicks(listKey);
  // Rows never move under what somebody looks at: a pointer, the keyboard, a panel, or ticked rows.
  const isWatched = isHovered || selectedId !== null || cursorId !== null || ticks.count > 0;
  const list = useLiveList(spec.source(wanted), isLive && isAtTop && !isWatched);
  const histogram = useHistogram(spec.histogram(wanted));
  const directory = useDirectory();
  const choicesOf = useChoices(directory);
  const known = spec.columns(directory);
  const chosen = state.columns ?? ownColumns(known);
  const ids = list.rows.map((row) => row.id);
  const { loadPanel } = spec;
  useEffect(() => loadPanel(), [loadPanel]);
  useListKeys({
    ids,
    selectedId,
    onSelect: select,
    cursorId,
    onMove: setCursorId,
    onEscape: () => {
      ticks.setAll([]);
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
  const { Panel } = spec;
  return (
    <ListFrame
      header={
        <PageHeader
          title={spec.title}
          count={histogram ? countWords(histogram, spec.noun) : null}
          actions={
            <>
              <RunningLink />
              <LiveButton isLive={isLive} onChange={setIsLive} />
              <ColumnsMenu
                choices={known.map((column) => ({ key: column.key, name: columnName(column) }))}
                chosen={chosen}
                isChanged={state.columns !== null}
                onChange={(columns) => state.change({ columns })}
              />
              <ExportMenu list={spec.list} wanted={wanted} columns={chosen} />
              <SaveViewButton list={spec.list} onSaved={(view) => state.openView(view.id)} />
            </>
          }
        />
      }
      toolbar={
        <FilterBar
          list={spec.list}
          fields={spec.fields}
          pinned={spec.pinned}
          state={state}
          choicesOf={choicesOf}
          hasSearch
          isMenuOpen={isMenuOpen}
          onMenuOpenChange={setIsMenuOpen}
        />
      }
      strip={
        <>
          <Histogram
            noun={spec.title}
            histogram={histogram}
            statuses={spec.statuses}
            onZoom={(fromMs, toMs) =>
              state.change({ range: writeRange({ fromMs, toMs: toMs - 1 }) })
            }
          />
          <SuggestedColumns
            list={spec.list}
            wanted={wanted}
            source={spec.source}
            chosen={chosen.map(({ key }) => key)}
            onAdd={(key) => state.change({ columns: [...chosen, { key, widthPx: null }] })}
          />
        </>
      }
      panelLabel={spec.rowName}
      panel={
        selectedId === null ? null : (
          <Panel
            key={selectedId}
            id={selectedId}
            row={list.rows.find((row) => row.id === selectedId)}
            directory={directory}
            navigation={{
              fullHref: `/${spec.list}/${selectedId}`,
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
        wanted={wanted}
        listKey={listKey}
        list={list}
        directory={directory}
        ticks={ticks}
        selectedId={selectedId}
        cursorId={cursorId}
        onSelect={select}
        onAtTopChange={setIsAtTop}
        onHoverChange={setIsHovered}
      />
      <BulkBar
        list={spec.list}
        noun={spec.noun}
        ticks={ticks}
        wanted={wanted}
        histogram={histogram}
        directory={directory}
      />
    </ListFrame>
  );
}
