"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { EmptyState } from "#components/common/empty-state.tsx";
import { ChoiceMenu } from "#components/common/filters/choice-menu.tsx";
import { SearchInput } from "#components/common/filters/search-input.tsx";
import { formatCount } from "#components/common/format-count.ts";
import { ListBody } from "#components/common/list/list-body.tsx";
import { PageHeader } from "#components/common/page-header.tsx";
import { useCan } from "#components/layout/project-context.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { connectionsOptions } from "#lib/client/connections.ts";
import { SourceGroupRow } from "./connection-row.tsx";
import { groupConnections } from "./group-connections.ts";

const STATES = ["ACTIVE", "PAUSED", "DISABLED"] as const;
const STATE_OPTIONS = [
  { value: "ACTIVE" as const, label: "Active" },
  { value: "PAUSED" as const, label: "Paused" },
  { value: "DISABLED" as const, label: "Disabled" },
];

export function ConnectionsScreen() {
  const connections = useQuery(connectionsOptions());
  const canWrite = useCan("gateway.write");
  const [{ search, state }, setSearch] = useQueryStates({
    search: parseAsString.withDefault(""),
    state: parseAsStringLiteral(STATES),
  });
  const rows = connections.data ?? [];
  const groups = groupConnections(rows, { text: search, state });
  const newButton = (
    <ButtonLink href="/connections/new" variant="primary">
      <Plus />
      New connection
    </ButtonLink>
  );

  return (
    <div className="flex h-full min-h-0 flex-col">
      <PageHeader
        title="Connections"
        count={rows.length > 0 ? formatCount(rows.length, "connection") : null}
        actions={canWrite && rows.length > 0 ? newButton : null}
      />
      <div className="border-line flex min-h-10 shrink-0 items-center gap-1.5 border-y px-4 py-1.5 md:px-6">
        <SearchInput
          label="Find by name or id"
          value={search}
          onChange={(text) => void setSearch({ search: text || null })}
        />
        <ChoiceMenu
          label="State"
          allLabel="Any state"
          options={STATE_OPTIONS}
          selected={state}
          onChange={(next) => void setSearch({ state: next })}
        />
      </div>
      <div className="min-h-0 flex-1 scrollbar-thin overflow-y-auto">
        <ListBody
          noun="connections"
          isLoading={connections.isPending}
          error={connections.data ? null : connections.error}
          onRetry={() => void connections.refetch()}
          isEmpty={groups.length === 0}
          isFiltered={search !== "" || state !== null}
          onClearFilters={() => void setSearch(null)}
          empty={
            <EmptyState title="No connections yet" action={canWrite ? newButton : null}>
              A connection takes requests from a source to a destination, along rules such as retry
              and filter. One source may have many.
            </EmptyState>
          }
        >
          <div className="divide-line divide-y px-4 pb-16 md:px-6">
            {groups.map((group) => (
              <SourceGroupRow key={group.source.id} group={group} />
            ))}
          </div>
        </ListBody>
      </div>
    </div>
  );
}
