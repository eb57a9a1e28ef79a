"use client";

import { useQuery } from "@tanstack/react-query";
import { DetailState } from "#components/common/detail-state.tsx";
import { connectionsOptions } from "#lib/client/connections.ts";
import { transformationOptions } from "#lib/client/transformations.ts";
import { TransformationWorkbench } from "./transformation-workbench.tsx";
import { usersOf } from "./used-by.ts";

export function TransformationPage({ id }: { id: string }) {
  const query = useQuery(transformationOptions(id));
  const connections = useQuery(connectionsOptions());
  const transformation = query.data;
  if (!transformation) {
    return <DetailState noun="transformation" backHref="/transformations" query={query} />;
  }
  return (
    <TransformationWorkbench
      transformation={transformation}
      users={connections.data ? usersOf(connections.data, id) : null}
    />
  );
}
