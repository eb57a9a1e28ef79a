"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import dynamic from "next/dynamic";
import { parseAsString, useQueryState } from "nuqs";
import { useState } from "react";
import { CopyButton } from "#components/common/copy-button.tsx";
import { EmptyState } from "#components/common/empty-state.tsx";
import { SearchInput } from "#components/common/filters/search-input.tsx";
import { formatCount } from "#components/common/format-count.ts";
import type { Column } from "#components/common/list/column.ts";
import { DataTable } from "#components/common/list/data-table.tsx";
import { ListBody } from "#components/common/list/list-body.tsx";
import { ListFrame } from "#components/common/list/list-frame.tsx";
import { PageHeader } from "#components/common/page-header.tsx";
import { StatusBadge } from "#components/common/status-badge.tsx";
import { Time } from "#components/common/time.tsx";
import { useCan } from "#components/layout/project-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { sourcesOptions } from "#lib/client/sources.ts";
import type { SourceModel } from "#lib/schemas/source.ts";

// Its form brings the schemas along, which the list has no need for.
const NewSourceDialog = dynamic(
  () => import("./new-source-dialog.tsx").then((module) => module.NewSourceDialog),
  {
    ssr: false,
  },
);

const COLUMNS: readonly Column<SourceModel>[] = [
  {
    key: "name",
    header: "Name",
    width: "minmax(0,1fr)",
    cell: (source) => <span className="font-medium">{source.name}</span>,
  },
  {
    key: "url",
    header: "URL",
    width: "minmax(0,2fr)",
    minListPx: 720,
    cell: (source) => <SourceUrl source={source} />,
  },
  { key: "type", header: "Type", width: "110px", minListPx: 900, cell: (source) => source.type },
  {
    key: "state",
    header: "State",
    width: "104px",
    cell: (source) => <StatusBadge status={source.disabled_at ? "DISABLED" : "ACTIVE"} />,
  },
  {
    key: "created",
    header: "Created",
    width: "96px",
    align: "end",
    cell: (source) => <Time value={source.created_at} isInRow className="text-muted" />,
  },
];

export function SourcesScreen() {
  const sources = useQuery(sourcesOptions());
  const canWrite = useCan("gateway.write");
  const [search, setSearch] = useQueryState("search", parseAsString.withDefault(""));
  const [isCreating, setIsCreating] = useState(false);
  const all = sources.data ?? [];
  const needle = search.trim().toLowerCase();
  const rows = all.filter(({ id, name }) => `${name} ${id}`.toLowerCase().includes(needle));
  const newButton = (
    <Button variant="primary" onClick={() => setIsCreating(true)}>
      <Plus />
      New source
    </Button>
  );
  return (
    <>
      <ListFrame
        header={
          <PageHeader
            title="Sources"
            count={all.length > 0 ? formatCount(all.length, "source") : null}
            actions={canWrite && all.length > 0 ? newButton : null}
          />
        }
        toolbar={
          <SearchInput
            label="Find by name or id"
            value={search}
            onChange={(text) => void setSearch(text || null)}
          />
        }
        panelLabel="Source"
        panel={null}
      >
        <ListBody
          noun="sources"
          isLoading={sources.isPending}
          error={sources.data ? null : sources.error}
          onRetry={() => void sources.refetch()}
          isEmpty={rows.length === 0}
          isFiltered={needle !== ""}
          onClearFilters={() => void setSearch(null)}
          empty={
            <EmptyState title="No sources yet" action={canWrite ? newButton : null}>
              A source is a URL that takes requests in, one for each service that sends you
              something.
            </EmptyState>
          }
        >
          <DataTable
            label="Sources"
            rows={rows}
            columns={COLUMNS}
            getId={(source) => source.id}
            getHref={(source) => `/sources/${source.id}`}
            getLabel={(source) => `Source ${source.name}`}
            renderCompact={(source) => <CompactSource source={source} />}
            endLabel={formatCount(rows.length, "source")}
          />
        </ListBody>
      </ListFrame>
      {isCreating ? <NewSourceDialog onClose={() => setIsCreating(false)} /> : null}
    </>
  );
}

function SourceUrl({ source }: { source: SourceModel }) {
  return (
    <span className="group/url flex items-center gap-1">
      <span className="text-meta text-muted min-w-0 truncate font-mono">{source.url}</span>
      <CopyButton text={source.url} label="Copy URL" className="relative z-10 size-6!" />
    </span>
  );
}

function CompactSource({ source }: { source: SourceModel }) {
  return (
    <>
      <div className="flex items-center justify-between gap-3">
        <span className="truncate font-medium">{source.name}</span>
        <StatusBadge status={source.disabled_at ? "DISABLED" : "ACTIVE"} />
      </div>
      <p className="text-meta text-muted truncate font-mono">{source.url}</p>
    </>
  );
}
