"use client";

import { useQuery } from "@tanstack/react-query";
import { DetailSkeleton } from "#components/common/detail-skeleton.tsx";
import { errorMessage } from "#components/common/error-message.ts";
import { ErrorState } from "#components/common/error-state.tsx";
import { PageHeader } from "#components/common/page-header.tsx";
import { StatusBadge } from "#components/common/status-badge.tsx";
import { Page } from "#components/layout/page.tsx";
import { systemOptions } from "#lib/client/system.ts";
import { InstallationFacts } from "./installation-facts.tsx";
import { ProcessTable } from "./process-table.tsx";
import { QueueTable } from "./queue-table.tsx";
import { StorageSection } from "./storage-section.tsx";

/** How the installation itself is: what runs, what waits, what fills the disk and what goes next. */
export function SystemScreen() {
  const query = useQuery(systemOptions());
  const system = query.data;
  return (
    <Page
      className="max-w-4xl"
      header={
        <PageHeader
          title="System"
          meta={
            system ? (
              <StatusBadge
                isFilled
                status={system.status.is_delivering ? "DELIVERING" : "NOT_DELIVERING"}
              />
            ) : null
          }
        />
      }
    >
      {system ? (
        <div className="flex flex-col gap-8">
          <InstallationFacts system={system} />
          <ProcessTable processes={system.processes} />
          <QueueTable queues={system.queues} />
          <StorageSection storage={system.storage} databaseBytes={system.database.bytes} />
        </div>
      ) : query.error ? (
        <ErrorState
          title="The state of the system could not be loaded"
          message={errorMessage(query.error)}
          onRetry={() => void query.refetch()}
        />
      ) : (
        <DetailSkeleton noun="system" />
      )}
    </Page>
  );
}
