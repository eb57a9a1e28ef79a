"use client";

import dynamic from "next/dynamic";
import { useEffect, useState } from "react";
import { EmptyState } from "#components/common/empty-state.tsx";
import { DataTable } from "#components/common/list/data-table.tsx";
import { ListBody } from "#components/common/list/list-body.tsx";
import { ListFrame } from "#components/common/list/list-frame.tsx";
import { NewRowsButton } from "#components/common/list/new-rows-button.tsx";
import { neighbour, useListKeys } from "#components/common/list/use-list-keys.ts";
import { useSelectedId } from "#components/common/list/use-selected-id.ts";
import { PageHeader } from "#components/common/page-header.tsx";
import { useDirectory } from "#components/connections/use-directory.ts";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { eventList } from "#lib/client/events.ts";
import { useLiveList } from "#lib/client/use-live-list.ts";
import { CompactEvent, eventColumns } from "./event-columns.tsx";
import { EventFilterBar } from "./event-filter-bar.tsx";
import { useEventFilters } from "./use-event-filters.ts";

// Comes after the list: rows are read before one is opened.
const loadEventPanel = () => import("./event-panel.tsx").then((module) => module.EventPanel);
const EventPanel = dynamic(loadEventPanel, { ssr: false });

export function EventsScreen() {
  const { filters, isFiltered, change, clear } = useEventFilters();
  const [selectedId, select] = useSelectedId();
  const [isAtTop, setIsAtTop] = useState(true);
  const list = useLiveList(eventList(filters), isAtTop && selectedId === null);
  const directory = useDirectory();
  const ids = list.rows.map((event) => event.id);
  useEffect(() => void loadEventPanel(), []);
  useListKeys({ ids, selectedId, onSelect: select });
  const step = (by: -1 | 1) => {
    const next = neighbour(ids, selectedId, by);
    return next === null ? null : () => select(next);
  };

  return (
    <ListFrame
      header={<PageHeader title="Events" />}
      toolbar={
        <EventFilterBar
          filters={filters}
          isFiltered={isFiltered}
          directory={directory}
          onChange={change}
          onClear={clear}
        />
      }
      panelLabel="Event"
      panel={
        selectedId === null ? null : (
          <EventPanel
            key={selectedId}
            id={selectedId}
            row={list.rows.find((event) => event.id === selectedId)}
            directory={directory}
            navigation={{
              fullHref: `/events/${selectedId}`,
              onClose: () => select(null),
              onPrevious: step(-1),
              onNext: step(1),
            }}
          />
        )
      }
    >
      <ListBody
        noun="events"
        isLoading={list.isLoading}
        isStale={list.isStale}
        error={list.error}
        onRetry={list.retry}
        isEmpty={list.rows.length === 0}
        isFiltered={isFiltered}
        onClearFilters={clear}
        empty={
          <EmptyState
            title="No events yet"
            action={
              <ButtonLink href="/get-started" variant="primary">
                Send a first request
              </ButtonLink>
            }
          >
            An event is what goes out: one for each connection that a request is sent along. It
            appears here as soon as a source with a connection receives a request.
          </EmptyState>
        }
      >
        <NewRowsButton count={list.newCount} isMore={list.isNewCapped} onShow={list.showNew} />
        <DataTable
          key={JSON.stringify(filters)}
          label="Events"
          rows={list.rows}
          columns={eventColumns(directory)}
          getId={(event) => event.id}
          getHref={(event) => `/events/${event.id}`}
          getLabel={(event) => `Event ${event.id}`}
          renderCompact={(event) => <CompactEvent event={event} directory={directory} />}
          selectedId={selectedId}
          onSelect={select}
          hasMore={list.hasMore}
          onLoadMore={list.loadMore}
          endLabel="End of the list"
          onAtTopChange={setIsAtTop}
        />
      </ListBody>
    </ListFrame>
  );
}
