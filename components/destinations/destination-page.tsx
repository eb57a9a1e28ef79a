"use client";

import { useQuery } from "@tanstack/react-query";
import { Send } from "lucide-react";
import { useRouter } from "next/navigation";
import { BackLink } from "#components/common/back-link.tsx";
import { DetailState } from "#components/common/detail-state.tsx";
import { IdentityCard } from "#components/common/form/identity-card.tsx";
import { Id } from "#components/common/id.tsx";
import { PageHeader } from "#components/common/page-header.tsx";
import { ResourceMenu } from "#components/common/resource-menu.tsx";
import { StatusBadge } from "#components/common/status-badge.tsx";
import { RelatedConnections } from "#components/connections/related-connections.tsx";
import { Page } from "#components/layout/page.tsx";
import { useCan } from "#components/layout/project-context.tsx";
import { MenuLink } from "#components/ui/menu.tsx";
import {
  destinationOptions,
  useDeleteDestination,
  useToggleDestination,
  useUpdateDestination,
} from "#lib/client/destinations.ts";
import { updateDestinationContract } from "#lib/contracts/destinations.ts";
import { DeliveryCard } from "./delivery-card.tsx";
import { destinationState } from "./destination-state.ts";
import { OrderCard } from "./order-card.tsx";
import { ProtectionCard } from "./protection-card.tsx";
import { RateCard } from "./rate-card.tsx";
import { SlowedNote } from "./slowed-note.tsx";

export function DestinationPage({ id }: { id: string }) {
  const router = useRouter();
  const query = useQuery(destinationOptions(id));
  const update = useUpdateDestination(id);
  const toggle = useToggleDestination(id);
  const remove = useDeleteDestination();
  const canWrite = useCan("gateway.write");
  const destination = query.data;
  if (!destination) {
    return <DetailState noun="destination" backHref="/destinations" query={query} />;
  }
  return (
    <Page
      className="max-w-4xl"
      header={
        <PageHeader
          title={
            <>
              <BackLink href="/destinations" label="Destinations" />
              {destination.name}
            </>
          }
          meta={
            <span className="flex items-center gap-3">
              <StatusBadge status={destinationState(destination)} isFilled />
              <span className="max-sm:hidden">
                <Id value={destination.id} />
              </span>
            </span>
          }
          actions={
            <ResourceMenu
              noun="destination"
              id={id}
              name={destination.name}
              isDisabled={destination.disabled_at !== null}
              canWrite={canWrite}
              toggle={toggle}
              remove={remove}
              onDeleted={() => router.push("/destinations")}
            >
              <MenuLink href={`/events?destination=${id}`} icon={<Send />}>
                Show events
              </MenuLink>
            </ResourceMenu>
          }
        />
      }
    >
      <SlowedNote destination={destination} />
      <DeliveryCard destination={destination} />
      {destination.type === "CLI" ? null : (
        <>
          <RateCard destination={destination} />
          <OrderCard destination={destination} />
          <ProtectionCard destination={destination} />
        </>
      )}
      <IdentityCard
        noun="Destination"
        name={destination.name}
        description={destination.description}
        schema={updateDestinationContract.body}
        save={update.mutateAsync}
      />
      <RelatedConnections
        isRelated={(connection) => connection.destination.id === id}
        newHref={`/connections/new?destination=${id}`}
      />
    </Page>
  );
}
