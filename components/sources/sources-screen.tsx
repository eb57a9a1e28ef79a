"use client";

import { useQuery } from "@tanstack/react-query";
import { CopyButton } from "#components/common/copy-button.tsx";
import type { Column } from "#components/common/list/column.ts";
import { NamedListScreen } from "#components/common/list/named-list-screen.tsx";
import { StatusBadge } from "#components/common/status-badge.tsx";
import { Time } from "#components/common/time.tsx";
import { onDemand } from "#components/ui/on-demand.tsx";
import { sourceTypesOptions } from "#lib/client/source-types.ts";
import { sourcesOptions } from "#lib/client/sources.ts";
import type { SourceModel } from "#lib/schemas/source.ts";
import { authCodeOf } from "./auth-code-of.ts";

// Its form brings the schemas along, which the list has no need for.
const NewSourceDialog = onDemand(() =>
  import("./new-source-dialog.tsx").then((module) => module.NewSourceDialog),
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
  {
    key: "type",
    header: "Type",
    width: "140px",
    minListPx: 900,
    cell: (source) => <TypeName source={source} />,
  },
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
  const query = useQuery(sourcesOptions());
  return (
    <NamedListScreen
      noun="source"
      query={query}
      rows={query.data}
      columns={COLUMNS}
      renderCompact={(source) => <CompactSource source={source} />}
      about="A source is a URL that takes requests in, one for each service that sends you something."
      renderNew={(onClose) => <NewSourceDialog onClose={onClose} />}
    />
  );
}

function TypeName({ source }: { source: SourceModel }) {
  const types = useQuery(sourceTypesOptions()).data;
  const code = authCodeOf(source);
  return types?.find((type) => type.code === code)?.label ?? "";
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
