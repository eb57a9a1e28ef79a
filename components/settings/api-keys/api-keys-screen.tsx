"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { EmptyState } from "#components/common/empty-state.tsx";
import { ListBody } from "#components/common/list/list-body.tsx";
import { PageHeader } from "#components/common/page-header.tsx";
import { Page } from "#components/layout/page.tsx";
import { useCan } from "#components/layout/project-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { onDemand } from "#components/ui/on-demand.tsx";
import { apiKeysOptions } from "#lib/client/api-keys.ts";
import { ApiKeyTable } from "./api-key-table.tsx";
import type { KeyKind } from "./scope-groups.ts";

// Its form brings the schemas along, which the list has no need for.
const NewApiKeyDialog = onDemand(() =>
  import("./new-api-key-dialog.tsx").then((module) => module.NewApiKeyDialog),
);

const WORDS: Record<KeyKind, { title: string; empty: string }> = {
  project: {
    title: "API keys",
    empty:
      "A key lets programs use the API of this project: all that the dashboard does, or only what you choose.",
  },
  organization: {
    title: "API keys of the organization",
    empty:
      "A key of the organization works in all its projects, or in those that you choose. It can also make projects and keys of projects.",
  },
};

/** The keys of the open project, or those of its organization. */
export function ApiKeysScreen({ kind }: { kind: KeyKind }) {
  const keys = useQuery(apiKeysOptions(kind));
  const canWrite = useCan("api-keys.write");
  const [isCreating, setIsCreating] = useState(false);
  const rows = keys.data ?? [];
  const { title, empty } = WORDS[kind];
  const newButton = (
    <Button variant="primary" onClick={() => setIsCreating(true)}>
      <Plus />
      New API key
    </Button>
  );
  return (
    <>
      <Page
        className="px-0! pt-0!"
        header={
          <PageHeader title={title} actions={canWrite && rows.length > 0 ? newButton : null} />
        }
      >
        <ListBody
          noun="API keys"
          isLoading={keys.isPending}
          error={keys.data ? null : keys.error}
          onRetry={() => void keys.refetch()}
          isEmpty={rows.length === 0}
          isFiltered={false}
          onClearFilters={() => {}}
          empty={
            <EmptyState
              title="No API keys yet"
              action={canWrite ? newButton : null}
              command={{
                code: `curl -H 'Authorization: Bearer <key>' ${origin()}/2026-09-01/events`,
                copyLabel: "Copy command",
              }}
            >
              {empty}
            </EmptyState>
          }
        >
          <ApiKeyTable keys={rows} canChange={canWrite} />
        </ListBody>
      </Page>
      {isCreating ? <NewApiKeyDialog kind={kind} onClose={() => setIsCreating(false)} /> : null}
    </>
  );
}

function origin(): string {
  return typeof window === "undefined" ? "" : window.location.origin;
}
