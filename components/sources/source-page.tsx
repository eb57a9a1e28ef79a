"use client";

import { useQuery } from "@tanstack/react-query";
import { Inbox, Send } from "lucide-react";
import { DetailState } from "#components/common/detail-state.tsx";
import { IdentityCard } from "#components/common/form/identity-card.tsx";
import { RelatedConnections } from "#components/connections/related-connections.tsx";
import { ResourcePage } from "#components/connections/resource-page.tsx";
import { RecentEvents } from "#components/events/recent-events.tsx";
import { MenuLink } from "#components/ui/menu.tsx";
import { sourceOptions, useUpdateSource } from "#lib/client/sources.ts";
import { updateSourceContract } from "#lib/contracts/sources.ts";
import type { SourceModel } from "#lib/schemas/source.ts";
import { SourceAuthCard } from "./source-auth-card.tsx";
import { SourceRecentCard } from "./source-recent-card.tsx";
import { SourceRequestsCard } from "./source-requests-card.tsx";
import { SourceResponseCard } from "./source-response-card.tsx";
import { SourceSetupCard } from "./source-setup-card.tsx";
import { SourceTypeCard } from "./source-type-card.tsx";
import { SourceUrlCard } from "./source-url-card.tsx";

export function SourcePage({ id }: { id: string }) {
  const query = useQuery(sourceOptions(id));
  const source = query.data;
  if (!source) return <DetailState noun="source" backHref="/sources" query={query} />;
  return (
    <ResourcePage
      noun="source"
      resource={source}
      status={source.disabled_at ? "DISABLED" : "ACTIVE"}
      menuLinks={
        <>
          <MenuLink href={`/requests?source=${id}`} icon={<Inbox />}>
            Show requests
          </MenuLink>
          <MenuLink href={`/events?source=${id}`} icon={<Send />}>
            Show events
          </MenuLink>
        </>
      }
      overview={<SourceOverview source={source} />}
      settings={<SourceSettings source={source} />}
    />
  );
}

function SourceOverview({ source }: { source: SourceModel }) {
  return (
    <>
      <SourceUrlCard source={source} />
      <SourceSetupCard source={source} />
      <RelatedConnections
        isRelated={(connection) => connection.source.id === source.id}
        newHref={`/connections/new?source=${source.id}`}
      />
      <SourceRecentCard source={source} />
      <RecentEvents
        of={{ key: "source_id", id: source.id }}
        allHref={`/events?source=${source.id}`}
      />
    </>
  );
}

function SourceSettings({ source }: { source: SourceModel }) {
  const update = useUpdateSource(source.id);
  return (
    <>
      <IdentityCard
        noun="Source"
        name={source.name}
        description={source.description}
        schema={updateSourceContract.body}
        save={update.mutateAsync}
      />
      <SourceTypeCard source={source} />
      <SourceAuthCard source={source} />
      <SourceRequestsCard source={source} />
      <SourceResponseCard source={source} />
    </>
  );
}
