"use client";

import { useQuery } from "@tanstack/react-query";
import { errorMessage } from "#components/common/error-message.ts";
import { ErrorState } from "#components/common/error-state.tsx";
import { PageHeader } from "#components/common/page-header.tsx";
import { Page } from "#components/layout/page.tsx";
import { useCan } from "#components/layout/project-context.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { organizationOptions } from "#lib/client/organization.ts";
import { OrganizationCard } from "./organization-card.tsx";
import { OrganizationEnd } from "./organization-end.tsx";
import { SecondFactorRule } from "./second-factor-rule.tsx";

/** Name and rules of the organization, who owns it, and its end. */
export function OrganizationScreen() {
  const organization = useQuery(organizationOptions());
  const canWrite = useCan("organization.write");
  return (
    <Page className="max-w-4xl" header={<PageHeader title="Organization" />}>
      {organization.data ? (
        <>
          <OrganizationCard organization={organization.data} isReadOnly={!canWrite} />
          {canWrite ? (
            <>
              <SecondFactorRule organization={organization.data} />
              <OrganizationEnd name={organization.data.name} />
            </>
          ) : (
            <p className="text-muted border-line border-t pt-4">
              Only an owner changes the organization.
            </p>
          )}
        </>
      ) : organization.error ? (
        <ErrorState
          title="The organization could not be loaded"
          message={errorMessage(organization.error)}
          onRetry={() => void organization.refetch()}
        />
      ) : (
        <Skeleton className="h-40 w-full" />
      )}
    </Page>
  );
}
