"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useDeferredValue, useEffect } from "react";
import { EmptyState } from "#components/common/empty-state.tsx";
import { DataTable } from "#components/common/list/data-table.tsx";
import { ListBody } from "#components/common/list/list-body.tsx";
import { ListFrame } from "#components/common/list/list-frame.tsx";
import { neighbour, useListKeys } from "#components/common/list/use-list-keys.ts";
import { useSelectedId } from "#components/common/list/use-selected-id.ts";
import { PageHeader } from "#components/common/page-header.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { issueListOptions, issuePeopleOptions, occurrencesOptions } from "#lib/client/issues.ts";
import { CompactIssue, type IssueRowData, issueColumns } from "./issue-columns.tsx";
import { IssueFilterBar } from "./issue-filter-bar.tsx";
import { fillSteps, lastDay } from "./issue-hours.ts";
import { useIssueFilters } from "./use-issue-filters.ts";
import { useIssueNames } from "./use-issue-names.ts";

// Comes after the list: rows are read before one is opened.
const loadIssuePanel = () => import("./issue-panel.tsx").then((module) => module.IssuePanel);
const IssuePanel = dynamic(loadIssuePanel, { ssr: false });

/** How many rows a sparkline is fetched for. */
const MOST_LINES = 100;

export function IssuesScreen() {
  const { filters, isFiltered, change, clear } = useIssueFilters();
  const search = useDeferredValue(filters.search);
  const [selectedId, select] = useSelectedId();
  const list = useInfiniteQuery(issueListOptions({ ...filters, search }));
  const rows = list.data?.pages.flatMap((page) => page.models) ?? [];
  const ids = rows.map(({ id }) => id);
  const day = lastDay(Date.now());
  const occurrences = useQuery(occurrencesOptions(ids.slice(0, MOST_LINES), day)).data;
  const people = useQuery(issuePeopleOptions()).data ?? [];
  const data: IssueRowData = {
    names: useIssueNames(),
    people: new Map(people.map(({ id, name, email }) => [id, name ?? email])),
    hours: (id) => fillSteps(occurrences?.get(id) ?? [], day),
  };
  useEffect(() => void loadIssuePanel(), []);
  useListKeys({ ids, selectedId, onSelect: select });
  const step = (by: -1 | 1) => {
    const next = neighbour(ids, selectedId, by);
    return next === null ? null : () => select(next);
  };

  return (
    <ListFrame
      header={
        <PageHeader
          title="Issues"
          actions={<ButtonLink href="/issue-triggers">Issue triggers</ButtonLink>}
        />
      }
      toolbar={
        <IssueFilterBar
          filters={filters}
          isFiltered={isFiltered}
          onChange={change}
          onClear={clear}
        />
      }
      panelLabel="Issue"
      panel={
        selectedId === null ? null : (
          <IssuePanel
            key={selectedId}
            id={selectedId}
            row={rows.find(({ id }) => id === selectedId)}
            navigation={{
              fullHref: `/issues/${selectedId}`,
              onClose: () => select(null),
              onPrevious: step(-1),
              onNext: step(1),
            }}
          />
        )
      }
    >
      <ListBody
        noun="issues"
        isLoading={list.isPending}
        isStale={list.isPlaceholderData}
        error={list.data ? null : list.error}
        onRetry={() => void list.refetch()}
        isEmpty={rows.length === 0}
        isFiltered={isFiltered}
        onClearFilters={clear}
        empty={
          <EmptyState
            title="Nothing goes wrong"
            action={
              <ButtonLink href="/issue-triggers" variant="primary">
                See what is watched
              </ButtonLink>
            }
          >
            An issue opens when something fails: a delivery, a transformation, a queue that is too
            long, requests that are turned away. However often it happens, it is one issue.
          </EmptyState>
        }
      >
        <DataTable
          key={JSON.stringify({ ...filters, search })}
          label="Issues"
          rows={rows}
          columns={issueColumns(data)}
          getId={(issue) => issue.id}
          getHref={(issue) => `/issues/${issue.id}`}
          getLabel={(issue) => `Issue ${issue.id}`}
          renderCompact={(issue) => <CompactIssue issue={issue} data={data} />}
          selectedId={selectedId}
          onSelect={select}
          hasMore={list.hasNextPage}
          onLoadMore={() => void list.fetchNextPage()}
          endLabel="End of the list"
        />
      </ListBody>
    </ListFrame>
  );
}
