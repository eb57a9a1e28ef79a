"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { BackLink } from "#components/common/back-link.tsx";
import { DetailState } from "#components/common/detail-state.tsx";
import { PageHeader } from "#components/common/page-header.tsx";
import { StatusBadge } from "#components/common/status-badge.tsx";
import { Page } from "#components/layout/page.tsx";
import { connectionOptions } from "#lib/client/connections.ts";
import { ConnectionMenu } from "./connection-menu.tsx";
import { EditConnectionForm } from "./form/edit-connection-form.tsx";
import { connectionState } from "./group-connections.ts";
import { RouteLinks } from "./route-links.tsx";

export function ConnectionPage({ id }: { id: string }) {
  const router = useRouter();
  const query = useQuery(connectionOptions(id));
  const connection = query.data;
  if (!connection) return <DetailState noun="connection" backHref="/connections" query={query} />;
  return (
    <Page
      header={
        <PageHeader
          title={
            <>
              <BackLink href="/connections" label="Connections" />
              {connection.name ?? "Unnamed connection"}
            </>
          }
          meta={<StatusBadge status={connectionState(connection)} isFilled />}
          actions={
            <ConnectionMenu
              connection={connection}
              isOnOwnPage
              onDeleted={() => router.push("/connections")}
            />
          }
        />
      }
      className="max-w-4xl"
    >
      <RouteLinks connection={connection} />
      <EditConnectionForm connection={connection} />
    </Page>
  );
}
