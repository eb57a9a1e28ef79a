"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { BackLink } from "#components/common/back-link.tsx";
import { DetailState } from "#components/common/detail-state.tsx";
import { IdentityCard } from "#components/common/form/identity-card.tsx";
import { UnsavedScope } from "#components/common/form/unsaved-scope.tsx";
import { PageHeader } from "#components/common/page-header.tsx";
import { StatusBadge } from "#components/common/status-badge.tsx";
import { UrlTabs } from "#components/common/url-tabs.tsx";
import { OrderCard } from "#components/destinations/order-card.tsx";
import { Page } from "#components/layout/page.tsx";
import { onDemand } from "#components/ui/on-demand.tsx";
import { connectionOptions, useUpdateConnection } from "#lib/client/connections.ts";
import { updateConnectionContract } from "#lib/contracts/connections.ts";
import type { ConnectionModel } from "#lib/schemas/connection.ts";
import { ConnectionMenu } from "./connection-menu.tsx";
import { ConnectionOverview } from "./connection-overview.tsx";
import { connectionState } from "./group-connections.ts";
import { RulesCard } from "./rules/rules-card.tsx";

const ResourceMetrics = onDemand(() =>
  import("#components/metrics/resource-metrics.tsx").then((module) => module.ResourceMetrics),
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
  const ofDestination = connection.destination.config.delivery_order;
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
      <OrderCard
        noun="Connection"
        help={
          ofDestination
            ? `Without one of its own, events go out by ${ofDestination.key}, as the destination says.`
            : "Without one, events go out as soon as they can."
        }
        order={connection.delivery_order}
        schema={updateConnectionContract.body}
        toBody={(delivery_order) => ({ delivery_order })}
        save={update.mutateAsync}
      />
    </div>
  );
}
