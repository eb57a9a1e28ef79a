"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { NamedListScreen } from "#components/common/list/named-list-screen.tsx";
import { useCan } from "#components/layout/project-context.tsx";
import { onDemand } from "#components/ui/on-demand.tsx";
import { connectionsOptions } from "#lib/client/connections.ts";
import { transformationsOptions, useCreateTransformation } from "#lib/client/transformations.ts";
import { STARTING_CODE } from "./code-types.ts";
import { CompactTransformation, transformationColumns } from "./transformation-columns.tsx";
import { useRunFigures } from "./use-run-figures.ts";
import { usersOf } from "./used-by.ts";

const NameDialog = onDemand(() => import("./name-dialog.tsx").then((module) => module.NameDialog));

export function TransformationsScreen() {
  const router = useRouter();
  const query = useQuery(transformationsOptions());
  const connections = useQuery(connectionsOptions());
  const figures = useRunFigures();
  const create = useCreateTransformation();
  const canWrite = useCan("gateway.write");
  const rows = query.data?.map((each) => ({
    ...each,
    users: connections.data ? usersOf(connections.data, each.id) : null,
    figures: figures ? (figures.get(each.id) ?? { runs: 0, errorRate: 0 }) : null,
  }));

  async function createNamed(name: string) {
    const created = await create.mutateAsync({ name, code: STARTING_CODE });
    router.push(`/transformations/${created.id}`);
  }

  return (
    <NamedListScreen
      noun="transformation"
      query={query}
      rows={rows}
      columns={transformationColumns(canWrite)}
      renderCompact={(row) => <CompactTransformation row={row} />}
      about="A transformation is a few lines of JavaScript that change a request on its way to a destination. Write it against real requests, then add it to the rules of a connection."
      renderNew={(onClose) => (
        <NameDialog
          title="New transformation"
          confirmLabel="Create transformation"
          name=""
          save={createNamed}
          onClose={onClose}
        />
      )}
    />
  );
}
