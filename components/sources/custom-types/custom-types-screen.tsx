"use client";

import { useQuery } from "@tanstack/react-query";
import { Pencil, Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { ConfirmDialog } from "#components/common/confirm-dialog.tsx";
import { EmptyState } from "#components/common/empty-state.tsx";
import { followChange } from "#components/common/follow-change.ts";
import { ListBody } from "#components/common/list/list-body.tsx";
import { notify } from "#components/common/notify.ts";
import { PageHeader } from "#components/common/page-header.tsx";
import { Page } from "#components/layout/page.tsx";
import { useCan } from "#components/layout/project-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { onDemand } from "#components/ui/on-demand.tsx";
import { useDeleteSourceType } from "#lib/client/custom-source-types.ts";
import { sourceTypesOptions } from "#lib/client/source-types.ts";
import type { SourceTypeModel } from "#lib/schemas/custom-source-type.ts";

// Its form brings the schemas along, which the list has no need for.
const CustomTypeDialog = onDemand(() =>
  import("./custom-type-dialog.tsx").then((module) => module.CustomTypeDialog),
);

/** Source types of the project's own: for senders that the catalogue does not know. */
export function CustomTypesScreen() {
  const types = useQuery(sourceTypesOptions());
  const canWrite = useCan("gateway.write");
  /** The code of the type that is edited; an empty text for a new one. */
  const [editing, setEditing] = useState<string | null>(null);
  const rows = types.data?.filter((type) => type.is_custom) ?? [];
  const newButton = (
    <Button variant="primary" onClick={() => setEditing("")}>
      <Plus />
      New source type
    </Button>
  );
  return (
    <>
      <Page
        className="px-0! pt-0!"
        header={
          <PageHeader
            title="Source types"
            actions={canWrite && rows.length > 0 ? newButton : null}
          />
        }
      >
        <ListBody
          noun="source types"
          isLoading={types.isPending}
          error={types.data ? null : types.error}
          onRetry={() => void types.refetch()}
          isEmpty={rows.length === 0}
          isFiltered={false}
          onClearFilters={() => {}}
          empty={
            <EmptyState
              title="No source types of your own yet"
              action={canWrite ? newButton : null}
            >
              Sluice knows how Stripe, GitHub and over a hundred others sign what they send. For any
              other sender, say here how its requests are checked; then choose it wherever a source
              is made.
            </EmptyState>
          }
        >
          <ul aria-label="Source types">
            {rows.map((type) => (
              <TypeRow
                key={type.code}
                type={type}
                canWrite={canWrite}
                onEdit={() => setEditing(type.code)}
              />
            ))}
          </ul>
        </ListBody>
      </Page>
      {editing === null ? null : (
        <CustomTypeDialog code={editing || null} onClose={() => setEditing(null)} />
      )}
    </>
  );
}

type TypeRowProps = { type: SourceTypeModel; canWrite: boolean; onEdit: () => void };

function TypeRow({ type, canWrite, onEdit }: TypeRowProps) {
  const remove = useDeleteSourceType();
  const [isAsking, setIsAsking] = useState(false);
  function deleteNow() {
    followChange(remove.mutateAsync(type.code), {
      refused: "Not deleted",
      done: () => notify.success("Source type deleted", { description: type.label }),
    });
  }
  return (
    <li className="border-line flex min-h-10 items-center gap-3 border-b px-4 md:px-6">
      <span className="min-w-0 truncate font-medium">{type.label}</span>
      <span className="text-meta text-muted min-w-0 flex-1 truncate font-mono">{type.code}</span>
      {canWrite ? (
        <>
          <Button
            variant="ghost"
            size="icon-toolbar"
            aria-label={`Edit ${type.label}`}
            onClick={onEdit}
          >
            <Pencil />
          </Button>
          <Button
            variant="ghost"
            size="icon-toolbar"
            aria-label={`Delete ${type.label}`}
            onClick={() => setIsAsking(true)}
          >
            <Trash2 />
          </Button>
        </>
      ) : null}
      <ConfirmDialog
        isOpen={isAsking}
        title={`Delete source type ${type.label}?`}
        description="It can no longer be chosen. A type that a source uses cannot be deleted."
        confirmLabel="Delete source type"
        isBusy={remove.isPending}
        onConfirm={deleteNow}
        onClose={() => setIsAsking(false)}
      />
    </li>
  );
}
