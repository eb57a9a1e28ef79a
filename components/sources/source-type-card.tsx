"use client";

import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { errorMessage } from "#components/common/error-message.ts";
import { FormSection } from "#components/common/form/form-section.tsx";
import { SettingsCard } from "#components/common/form/settings-card.tsx";
import { notify } from "#components/common/notify.ts";
import { refusedAuth } from "#components/destinations/auth/auth-faults.ts";
import { useCan } from "#components/layout/project-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { ApiError } from "#lib/client/api-error.ts";
import { sourceTypeOptions } from "#lib/client/source-types.ts";
import { useUpdateSource } from "#lib/client/sources.ts";
import type { SourceModel } from "#lib/schemas/source.ts";
import { SourceTypeFields } from "./source-type-fields.tsx";
import { type SourceTypeValues, toSourceType } from "./source-type-values.ts";

const TITLE = "Type";
const HELP = "Who sends, which says how requests are checked and questions of the sender answered.";

/** Who sends. Another type checks its senders in another way, so the secret of this one goes. */
export function SourceTypeCard({ source }: { source: SourceModel }) {
  const update = useUpdateSource(source.id);
  const canWrite = useCan("gateway.write");
  const label = useQuery(sourceTypeOptions(source.type, source.id)).data?.label ?? source.type;
  const [draft, setDraft] = useState<SourceTypeValues | null>(null);
  const stored = { code: source.type, method: "", auth: {} };
  const { error } = update;
  const faults = error instanceof ApiError ? refusedAuth(error.fields) : {};

  function reset() {
    setDraft(null);
    update.reset();
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    if (!draft) return;
    update.mutate(toSourceType(draft), {
      onSuccess: () => {
        setDraft(null);
        notify.success("Type changed", {
          description: "Requests are checked in its way from now on.",
        });
      },
    });
  }

  if (draft === null) {
    return (
      <FormSection title={TITLE} help={HELP}>
        <div className="flex flex-wrap items-center gap-3">
          <p className="font-medium">{label}</p>
          {canWrite ? <Button onClick={() => setDraft(stored)}>Change type…</Button> : null}
        </div>
      </FormSection>
    );
  }
  return (
    <SettingsCard
      title={TITLE}
      help={HELP}
      onSubmit={submit}
      isDirty={draft.code !== source.type}
      isSaving={update.isPending}
      isReadOnly={!canWrite}
      error={error && Object.keys(faults).length === 0 ? errorMessage(error) : undefined}
      onReset={reset}
    >
      <p className="text-muted">
        The URL and the connections stay. A secret that is set is not taken along, and methods
        become those that the new type proposes.
      </p>
      <SourceTypeFields value={draft} onChange={setDraft} errors={faults} />
    </SettingsCard>
  );
}
