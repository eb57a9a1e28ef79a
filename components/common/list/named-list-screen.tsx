"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { parseAsString, useQueryState } from "nuqs";
import { type ReactNode, useState } from "react";
import { useCan } from "#components/layout/project-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "../empty-state.tsx";
import { SearchInput } from "../filters/search-input.tsx";
import { formatCount } from "../format-count.ts";
import { PageHeader } from "../page-header.tsx";
import type { Column } from "./column.ts";
import { DataTable } from "./data-table.tsx";
import { ListBody } from "./list-body.tsx";
import { ListFrame } from "./list-frame.tsx";

type NamedRow = { id: string; name: string };

type NamedListScreenProps<Row extends NamedRow> = {
  /** "source": the list is called Sources and stands at /sources. */
  noun: string;
  query: Pick<UseQueryResult, "isPending" | "error" | "refetch">;
  /** Undefined while they could not be loaded. */
  rows: readonly Row[] | undefined;
  columns: readonly Column<Row>[];
  renderCompact: (row: Row) => ReactNode;
  searchLabel?: string;
  /** What the search looks through beside name and id. */
  moreText?: (row: Row) => string;
  /** What one is good for, told where there is none yet. */
  about: string;
  renderNew: (onClose: () => void) => ReactNode;
};

/** All that a project has of a kind, found by name, with a way to make one more. */
export function NamedListScreen<Row extends NamedRow>(props: NamedListScreenProps<Row>) {
  const { noun, query, moreText = () => "" } = props;
  const canWrite = useCan("gateway.write");
  const [search, setSearch] = useQueryState("search", parseAsString.withDefault(""));
  const [isCreating, setIsCreating] = useState(false);
  const plural = `${noun}s`;
  const title = plural.charAt(0).toUpperCase() + plural.slice(1);
  const all = props.rows ?? [];
  const needle = search.trim().toLowerCase();
  const rows = all.filter((row) =>
    `${row.name} ${row.id} ${moreText(row)}`.toLowerCase().includes(needle),
  );
  const newButton = (
    <Button variant="primary" onClick={() => setIsCreating(true)}>
      <Plus />
      New {noun}
    </Button>
  );
  return (
    <>
      <ListFrame
        header={
          <PageHeader
            title={title}
            count={all.length > 0 ? formatCount(all.length, noun) : null}
            actions={canWrite && all.length > 0 ? newButton : null}
          />
        }
        toolbar={
          <SearchInput
            label={props.searchLabel ?? "Find by name or id"}
            value={search}
            onChange={(text) => void setSearch(text || null)}
          />
        }
        panelLabel={title}
        panel={null}
      >
        <ListBody
          noun={plural}
          isLoading={query.isPending}
          error={props.rows ? null : query.error}
          onRetry={() => void query.refetch()}
          isEmpty={rows.length === 0}
          isFiltered={needle !== ""}
          onClearFilters={() => void setSearch(null)}
          empty={
            <EmptyState title={`No ${plural} yet`} action={canWrite ? newButton : null}>
              {props.about}
            </EmptyState>
          }
        >
          <DataTable
            label={title}
            rows={rows}
            columns={props.columns}
            getId={({ id }) => id}
            getHref={({ id }) => `/${plural}/${id}`}
            getLabel={({ name }) => `${title.slice(0, -1)} ${name}`}
            renderCompact={props.renderCompact}
            endLabel={formatCount(rows.length, noun)}
          />
        </ListBody>
      </ListFrame>
      {isCreating ? props.renderNew(() => setIsCreating(false)) : null}
    </>
  );
}
