"use client";

import { useQuery } from "@tanstack/react-query";
import { Inbox, Send } from "lucide-react";
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
  sourceOptions,
  useDeleteSource,
  useToggleSource,
  useUpdateSource,
} from "#lib/client/sources.ts";
import { updateSourceContract } from "#lib/contracts/sources.ts";
import { SourceAuthCard } from "./source-auth-card.tsx";
import { SourceRecentCard } from "./source-recent-card.tsx";
import { SourceRequestsCard } from "./source-requests-card.tsx";
import { SourceResponseCard } from "./source-response-card.tsx";
import { SourceSetupCard } from "./source-setup-card.tsx";
import { SourceUrlCard } from "./source-url-card.tsx";

export function SourcePage({ id }: { id: string }) {
  const router = useRouter();
  const query = useQuery(sourceOptions(id));
  const update = useUpdateSource(id);
  const toggle = useToggleSource(id);
  const remove = useDeleteSource();
  const canWrite = useCan("gateway.write");
  const source = query.data;
  if (!source) return <DetailState noun="source" backHref="/sources" query={query} />;
  return (
    <Page
      className="max-w-4xl"
      header={
        <PageHeader
          title={
            <>
              <BackLink href="/sources" label="Sources" />
              {source.name}
            </>
          }
          meta={
            <span className="flex items-center gap-3">
              <StatusBadge status={source.disabled_at ? "DISABLED" : "ACTIVE"} isFilled />
              <span className="max-sm:hidden">
                <Id value={source.id} />
              </span>
            </span>
          }
          actions={
            <ResourceMenu
              noun="source"
              id={id}
              name={source.name}
              isDisabled={source.disabled_at !== null}
              canWrite={canWrite}
              toggle={toggle}
              remove={remove}
              onDeleted={() => router.push("/sources")}
            >
              <MenuLink href={`/requests?source=${id}`} icon={<Inbox />}>
                Show requests
              </MenuLink>
              <MenuLink href={`/events?source=${id}`} icon={<Send />}>
                Show events
              </MenuLink>
            </ResourceMenu>
          }
        />
      }
    >
      <SourceUrlCard source={source} />
      <RelatedConnections
        isRelated={(connection) => connection.source.id === id}
        newHref={`/connections/new?source=${id}`}
      />
      <SourceSetupCard source={source} />
      <SourceAuthCard source={source} />
      <SourceRecentCard source={source} />
      <IdentityCard
        noun="Source"
        name={source.name}
        description={source.description}
        schema={updateSourceContract.body}
        save={update.mutateAsync}
      />
      <SourceRequestsCard source={source} />
      <SourceResponseCard source={source} />
    </Page>
  );
}
