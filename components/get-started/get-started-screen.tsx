"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { parseAsString, useQueryState } from "nuqs";
import { DetailSkeleton } from "#components/common/detail-skeleton.tsx";
import { EmptyState } from "#components/common/empty-state.tsx";
import { errorMessage } from "#components/common/error-message.ts";
import { ErrorState } from "#components/common/error-state.tsx";
import { PageHeader } from "#components/common/page-header.tsx";
import { Page } from "#components/layout/page.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { Select } from "#components/ui/select.tsx";
import { sourcesOptions } from "#lib/client/sources.ts";
import { FirstRequest } from "./first-request.tsx";

/** From a live URL to a delivered event, on one page. */
export function GetStartedScreen() {
  const query = useQuery(sourcesOptions());
  const [chosenId, setChosenId] = useQueryState("source", parseAsString);
  const sources = (query.data ?? []).filter((source) => source.disabled_at === null);
  if (query.isPending) return <DetailSkeleton noun="page" />;
  // The list is newest first: the first visit is for the source that was there from the start.
  const source = sources.find(({ id }) => id === chosenId) ?? sources.at(-1);
  return (
    <Page
      className="max-w-3xl"
      header={
        <PageHeader
          title="Get started"
          actions={
            source && sources.length > 1 ? (
              <Select
                aria-label="Source"
                value={source.id}
                onValueChange={(id) => void setChosenId(id)}
                options={sources.map(({ id, name }) => ({ value: id, label: name }))}
                className="w-44!"
              />
            ) : null
          }
        />
      }
    >
      {source ? <FirstRequest key={source.id} source={source} /> : null}
      {!source && query.error ? (
        <ErrorState
          title="The sources could not be loaded"
          message={errorMessage(query.error)}
          onRetry={() => void query.refetch()}
        />
      ) : null}
      {!source && query.data ? (
        <EmptyState
          title="Nothing to send to yet"
          action={
            <ButtonLink href="/connections/new" variant="primary">
              <Plus />
              New connection
            </ButtonLink>
          }
        >
          A connection takes what a source receives to a destination. With a mock destination you
          need no server of your own.
        </EmptyState>
      ) : null}
    </Page>
  );
}
