"use client";

import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { BackLink } from "#components/common/back-link.tsx";
import { DetailState } from "#components/common/detail-state.tsx";
import { IdentityCard } from "#components/common/form/identity-card.tsx";
import { UnsavedScope } from "#components/common/form/unsaved-scope.tsx";
import { PageHeader } from "#components/common/page-header.tsx";
import { StatusBadge } from "#components/common/status-badge.tsx";
import { UrlTabs } from "#components/common/url-tabs.tsx";
import { Page } from "#components/layout/page.tsx";
import { connectionOptions, useUpdateConnection } from "#lib/client/connections.ts";
import { updateConnectionContract } from "#lib/contracts/connections.ts";
import type { ConnectionModel } from "#lib/schemas/connection.ts";
import { ConnectionMenu } from "./connection-menu.tsx";
import { ConnectionOrderCard } from "./connection-order-card.tsx";
import { ConnectionOverview } from "./connection-overview.tsx";
import { connectionState } from "./group-connections.ts";
import { RulesCard } from "./rules/rules-card.tsx";

const ResourceMetrics = dynamic(
  () => import("#components/metrics/resource-metrics.tsx").then((module) => module.ResourceMetrics),
  { ssr: false },
);

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
      className="max-w-5xl"
    >
      <UnsavedScope what="this connection">
        <UrlTabs
          tabs={[
            {
              value: "overview",
              label: "Overview",
              content: <ConnectionOverview connection={connection} />,
            },
            {
              value: "settings",
              label: "Settings",
              isKept: true,
              content: <ConnectionSettings connection={connection} />,
            },
            {
              value: "metrics",
              label: "Metrics",
              content: <ResourceMetrics resource="connection" id={id} />,
            },
          ]}
        />
      </UnsavedScope>
    </Page>
  );
}

function ConnectionSettings({ connection }: { connection: ConnectionModel }) {
  const update = useUpdateConnection(connection.id);
  return (
    <div className="pt-4">
      <RulesCard connection={connection} />
      <IdentityCard
        noun="Connection"
        name={connection.name}
        isNameOptional
        description={connection.description}
        schema={updateConnectionContract.body}
        save={update.mutateAsync}
      />
      <ConnectionOrderCard connection={connection} />
    </div>
  );
}
