"use client";

import { BackLink } from "#components/common/back-link.tsx";
import { UnsavedScope } from "#components/common/form/unsaved-scope.tsx";
import { PageHeader } from "#components/common/page-header.tsx";
import { Page } from "#components/layout/page.tsx";
import { NewConnectionForm } from "./form/new-connection-form.tsx";

type NewConnectionPageProps = { sourceId: string | null; destinationId: string | null };

export function NewConnectionPage(props: NewConnectionPageProps) {
  return (
    <Page
      header={
        <PageHeader
          title={
            <>
              <BackLink href="/connections" label="Connections" />
              New connection
            </>
          }
        />
      }
    >
      <UnsavedScope what="the new connection">
        <NewConnectionForm {...props} />
      </UnsavedScope>
    </Page>
  );
}
