"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { EmptyState } from "#components/common/empty-state.tsx";
import { ListBody } from "#components/common/list/list-body.tsx";
import { PageHeader } from "#components/common/page-header.tsx";
import { Page } from "#components/layout/page.tsx";
import { useCan } from "#components/layout/project-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { apiKeysOptions } from "#lib/client/api-keys.ts";
import { ApiKeyTable } from "./api-key-table.tsx";

// Its form brings the schemas along, which the list has no need for.
const NewApiKeyDialog = dynamic(
  () => import("./new-api-key-dialog.tsx").then((module) => module.NewApiKeyDialog),
  {
    ssr: false,
  },
);

export function ApiKeysScreen() {
  const keys = useQuery(apiKeysOptions());
  const canWrite = useCan("api-keys.write");
  const [isCreating, setIsCreating] = useState(false);
  const rows = keys.data ?? [];
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
          <PageHeader title="API keys" actions={canWrite && rows.length > 0 ? newButton : null} />
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
              A key lets programs use the API of this project: everything the dashboard does, a key
              can do too.
            </EmptyState>
          }
        >
          <ApiKeyTable keys={rows} canRevoke={canWrite} />
        </ListBody>
      </Page>
      {isCreating ? <NewApiKeyDialog onClose={() => setIsCreating(false)} /> : null}
    </>
  );
}

function origin(): string {
  return typeof window === "undefined" ? "" : window.location.origin;
}
