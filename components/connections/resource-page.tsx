"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { BackLink } from "#components/common/back-link.tsx";
import { DangerZone } from "#components/common/danger-zone.tsx";
import { UnsavedScope } from "#components/common/form/unsaved-scope.tsx";
import { Id } from "#components/common/id.tsx";
import { PageHeader } from "#components/common/page-header.tsx";
import { useResourceChanges } from "#components/common/resource-changes.tsx";
import { ResourceMenu } from "#components/common/resource-menu.tsx";
import { type Status, StatusBadge } from "#components/common/status-badge.tsx";
import { UrlTabs } from "#components/common/url-tabs.tsx";
import { Page } from "#components/layout/page.tsx";
import { useCan } from "#components/layout/project-context.tsx";
import { onDemand } from "#components/ui/on-demand.tsx";
import { connectionsOptions } from "#lib/client/connections.ts";
import { useDeleteResource, useToggleResource } from "#lib/client/resource-client.ts";

const ResourceMetrics = onDemand(() =>
  import("#components/metrics/resource-metrics.tsx").then((module) => module.ResourceMetrics),
);

type ResourcePageProps = {
  noun: "source" | "destination";
  resource: { id: string; name: string; disabled_at: string | null };
  status: Status;
  menuLinks: ReactNode;
  actions?: ReactNode;
  overview: ReactNode;
  settings: ReactNode;
};

/** The page of a source or destination: what it does, how it is set up, and its figures. */
export function ResourcePage(props: ResourcePageProps) {
  const { noun, resource, status, overview, settings } = props;
  const { id, name } = resource;
  const plural = `${noun}s` as const;
  const router = useRouter();
  const canWrite = useCan("gateway.write");
  const connections = useQuery(connectionsOptions()).data ?? [];
  const changes = useResourceChanges({
    noun,
    id,
    name,
    connections: connections.filter((connection) => connection[noun].id === id).length,
    toggle: useToggleResource(plural, id),
    remove: useDeleteResource(plural),
    onDeleted: () => router.push(`/${plural}`),
  });
  const isDisabled = resource.disabled_at !== null;
  return (
    <Page
      className="max-w-5xl"
      header={
        <PageHeader
          title={
            <>
              <BackLink
                href={`/${plural}`}
                label={noun === "source" ? "Sources" : "Destinations"}
              />
              {name}
            </>
          }
          meta={
            <span className="flex items-center gap-3">
              <StatusBadge status={status} isFilled />
              <span className="max-sm:hidden">
                <Id value={id} />
              </span>
            </span>
          }
          actions={
            <>
              {props.actions}
              <ResourceMenu
                noun={noun}
                name={name}
                isDisabled={isDisabled}
                canWrite={canWrite}
                changes={changes}
              >
                {props.menuLinks}
              </ResourceMenu>
            </>
          }
        />
      }
    >
      <UnsavedScope what={`this ${noun}`}>
        <UrlTabs
          tabs={[
            { value: "overview", label: "Overview", content: <Tab>{overview}</Tab> },
            {
              value: "settings",
              label: "Settings",
              isKept: true,
              content: (
                <Tab>
                  {settings}
                  {canWrite ? (
                    <DangerZone noun={noun} isDisabled={isDisabled} changes={changes} />
                  ) : null}
                </Tab>
              ),
            },
            {
              value: "metrics",
              label: "Metrics",
              content: <ResourceMetrics resource={noun} id={id} />,
            },
          ]}
        />
      </UnsavedScope>
      {changes.dialogs}
    </Page>
  );
}

function Tab({ children }: { children: ReactNode }) {
  return <div className="pt-4">{children}</div>;
}
