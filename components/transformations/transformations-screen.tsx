"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { parseAsString, useQueryState } from "nuqs";
import { useState } from "react";
import { EmptyState } from "#components/common/empty-state.tsx";
import { SearchInput } from "#components/common/filters/search-input.tsx";
import { formatCount } from "#components/common/format-count.ts";
import { DataTable } from "#components/common/list/data-table.tsx";
import { ListBody } from "#components/common/list/list-body.tsx";
import { ListFrame } from "#components/common/list/list-frame.tsx";
import { PageHeader } from "#components/common/page-header.tsx";
import { useCan } from "#components/layout/project-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { connectionsOptions } from "#lib/client/connections.ts";
import { transformationsOptions, useCreateTransformation } from "#lib/client/transformations.ts";
import { STARTING_CODE } from "./code-types.ts";
import { CompactTransformation, transformationColumns } from "./transformation-columns.tsx";
import { useRunFigures } from "./use-run-figures.ts";
import { usersOf } from "./used-by.ts";

const NameDialog = dynamic(() => import("./name-dialog.tsx").then((module) => module.NameDialog), {
  ssr: false,
});

export function TransformationsScreen() {
  const router = useRouter();
  const transformations = useQuery(transformationsOptions());
  const connections = useQuery(connectionsOptions());
  const figures = useRunFigures();
  const create = useCreateTransformation();
  const canWrite = useCan("gateway.write");
  const [search, setSearch] = useQueryState("search", parseAsString.withDefault(""));
  const [isCreating, setIsCreating] = useState(false);
  const all = transformations.data ?? [];
  const needle = search.trim().toLowerCase();
  const rows = all
    .filter(({ id, name }) => `${name} ${id}`.toLowerCase().includes(needle))
    .map((each) => ({
      ...each,
      users: connections.data ? usersOf(connections.data, each.id) : null,
      figures: figures ? (figures.get(each.id) ?? { runs: 0, errorRate: 0 }) : null,
    }));
  const newButton = (
    <Button variant="primary" onClick={() => setIsCreating(true)}>
      <Plus />
      New transformation
    </Button>
  );

  async function createNamed(name: string) {
    const created = await create.mutateAsync({ name, code: STARTING_CODE });
    router.push(`/transformations/${created.id}`);
  }

  return (
    <>
      <ListFrame
        header={
          <PageHeader
            title="Transformations"
            count={all.length > 0 ? formatCount(all.length, "transformation") : null}
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
        panelLabel="Transformation"
        panel={null}
      >
        <ListBody
          noun="transformations"
          isLoading={transformations.isPending}
          error={transformations.data ? null : transformations.error}
          onRetry={() => void transformations.refetch()}
          isEmpty={rows.length === 0}
          isFiltered={needle !== ""}
          onClearFilters={() => void setSearch(null)}
          empty={
            <EmptyState title="No transformations yet" action={canWrite ? newButton : null}>
              A transformation is a few lines of JavaScript that change a request on its way to a
              destination. Write it against real requests, then add it to the rules of a connection.
            </EmptyState>
          }
        >
          <DataTable
            label="Transformations"
            rows={rows}
            columns={transformationColumns(canWrite)}
            getId={({ id }) => id}
            getHref={({ id }) => `/transformations/${id}`}
            getLabel={({ name }) => `Transformation ${name}`}
            renderCompact={(row) => <CompactTransformation row={row} />}
            endLabel={formatCount(rows.length, "transformation")}
          />
        </ListBody>
      </ListFrame>
      {isCreating ? (
        <NameDialog
          title="New transformation"
          confirmLabel="Create transformation"
          name=""
          save={createNamed}
          onClose={() => setIsCreating(false)}
        />
      ) : null}
    </>
  );
}
