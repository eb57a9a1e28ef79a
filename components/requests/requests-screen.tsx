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
import { requestList } from "#lib/client/requests.ts";
import { useLiveList } from "#lib/client/use-live-list.ts";
import { CompactRequest, requestColumns } from "./request-columns.tsx";
import { RequestFilterBar } from "./request-filter-bar.tsx";
import { useRequestFilters } from "./use-request-filters.ts";

// Comes after the list: rows are read before one is opened.
const loadRequestPanel = () => import("./request-panel.tsx").then((module) => module.RequestPanel);
const RequestPanel = dynamic(loadRequestPanel, { ssr: false });

export function RequestsScreen() {
  const { filters, isFiltered, change, clear } = useRequestFilters();
  const [selectedId, select] = useSelectedId();
  const [isAtTop, setIsAtTop] = useState(true);
  const list = useLiveList(requestList(filters), isAtTop && selectedId === null);
  const directory = useDirectory();
  const ids = list.rows.map((request) => request.id);
  useEffect(() => void loadRequestPanel(), []);
  useListKeys({ ids, selectedId, onSelect: select });
  const step = (by: -1 | 1) => {
    const next = neighbour(ids, selectedId, by);
    return next === null ? null : () => select(next);
  };

  return (
    <ListFrame
      header={<PageHeader title="Requests" />}
      toolbar={
        <RequestFilterBar
          filters={filters}
          isFiltered={isFiltered}
          directory={directory}
          onChange={change}
          onClear={clear}
        />
      }
      panelLabel="Request"
      panel={
        selectedId === null ? null : (
          <RequestPanel
            key={selectedId}
            id={selectedId}
            row={list.rows.find((request) => request.id === selectedId)}
            directory={directory}
            navigation={{
              fullHref: `/requests/${selectedId}`,
              onClose: () => select(null),
              onPrevious: step(-1),
              onNext: step(1),
            }}
          />
        )
      }
    >
      <ListBody
        noun="requests"
        isLoading={list.isLoading}
        isStale={list.isStale}
        error={list.error}
        onRetry={list.retry}
        isEmpty={list.rows.length === 0}
        isFiltered={isFiltered}
        onClearFilters={clear}
        empty={
          <EmptyState
            title="No requests yet"
            action={
              <ButtonLink href="/get-started" variant="primary">
                Send a first request
              </ButtonLink>
            }
          >
            A request is what comes in at a source URL. Every one is stored and shown here, the
            rejected ones with the reason.
          </EmptyState>
        }
      >
        <NewRowsButton count={list.newCount} isMore={list.isNewCapped} onShow={list.showNew} />
        <DataTable
          key={JSON.stringify(filters)}
          label="Requests"
          rows={list.rows}
          columns={requestColumns(directory)}
          getId={(request) => request.id}
          getHref={(request) => `/requests/${request.id}`}
          getLabel={(request) => `Request ${request.id}`}
          renderCompact={(request) => <CompactRequest request={request} directory={directory} />}
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
