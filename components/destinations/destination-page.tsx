"use client";

import { useQuery } from "@tanstack/react-query";
import { Send } from "lucide-react";
import { DetailState } from "#components/common/detail-state.tsx";
import { IdentityCard } from "#components/common/form/identity-card.tsx";
import { RelatedConnections } from "#components/connections/related-connections.tsx";
import { ResourcePage } from "#components/connections/resource-page.tsx";
import { RecentEvents } from "#components/events/recent-events.tsx";
import { MenuLink } from "#components/ui/menu.tsx";
import { destinationOptions, useUpdateDestination } from "#lib/client/destinations.ts";
import { updateDestinationContract } from "#lib/contracts/destinations.ts";
import type { DestinationModel } from "#lib/schemas/destination.ts";
import { DeliveryCard } from "./delivery-card.tsx";
import { DestinationAuthCard } from "./destination-auth-card.tsx";
import { destinationState } from "./destination-state.ts";
import { DestinationTestCard } from "./destination-test-card.tsx";
import { GroupsCard } from "./groups-card.tsx";
import { OrderCard } from "./order-card.tsx";
import { ProtectionCard } from "./protection-card.tsx";
import { RateCard } from "./rate-card.tsx";
import { SlowedNote } from "./slowed-note.tsx";

export function DestinationPage({ id }: { id: string }) {
  const query = useQuery(destinationOptions(id));
  const destination = query.data;
  if (!destination) {
    return <DetailState noun="destination" backHref="/destinations" query={query} />;
  }
  return (
    <ResourcePage
      noun="destination"
      resource={destination}
      status={destinationState(destination)}
      menuLinks={
        <MenuLink href={`/events?destination=${id}`} icon={<Send />}>
          Show events
        </MenuLink>
      }
      overview={<DestinationOverview destination={destination} />}
      settings={<DestinationSettings destination={destination} />}
    />
  );
}

function DestinationOverview({ destination }: { destination: DestinationModel }) {
  const { id } = destination;
  return (
    <>
      <SlowedNote destination={destination} />
      <DestinationTestCard destination={destination} />
      <RelatedConnections
        isRelated={(connection) => connection.destination.id === id}
        newHref={`/connections/new?destination=${id}`}
      />
      <RecentEvents of={{ key: "destination_id", id }} allHref={`/events?destination=${id}`} />
    </>
  );
}

function DestinationSettings({ destination }: { destination: DestinationModel }) {
  const update = useUpdateDestination(destination.id);
  return (
    <>
      <IdentityCard
        noun="Destination"
        name={destination.name}
        description={destination.description}
        schema={updateDestinationContract.body}
        save={update.mutateAsync}
      />
      <DeliveryCard destination={destination} />
      <DestinationAuthCard destination={destination} />
      {destination.type === "CLI" ? null : (
        <>
          <RateCard destination={destination} />
          <GroupsCard destination={destination} />
          <OrderCard
            noun="Destination"
            help="Events with the same value at the key go out one after another, as they were accepted."
            order={destination.config.delivery_order}
            schema={updateDestinationContract.body}
            toBody={(delivery_order) => ({ type: destination.type, config: { delivery_order } })}
            save={update.mutateAsync}
          />
          <ProtectionCard destination={destination} />
        </>
      )}
    </>
  );
}
