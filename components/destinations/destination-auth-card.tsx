"use client";

import { type FormEvent, useState } from "react";
import { errorMessage } from "#components/common/error-message.ts";
import { SettingsCard } from "#components/common/form/settings-card.tsx";
import { notify } from "#components/common/notify.ts";
import { useCan } from "#components/layout/project-context.tsx";
import { ApiError } from "#lib/client/api-error.ts";
import { useUpdateDestination } from "#lib/client/destinations.ts";
import type { DestinationModel } from "#lib/schemas/destination.ts";
import { destinationAuthFaults, refusedAuth } from "./auth/auth-faults.ts";
import { type DestinationAuthDraft, DestinationAuthFields } from "./auth/auth-fields.tsx";
import { AUTH_FORMS, toDestinationAuth } from "./auth/auth-forms.ts";

/** How deliveries prove who they come from. Nothing of what is stored is ever shown. */
export function DestinationAuthCard({ destination }: { destination: DestinationModel }) {
  const { type, config } = destination;
  const update = useUpdateDestination(destination.id);
  const canWrite = useCan("gateway.write");
  const stored: DestinationAuthDraft = { type: config.auth_type, values: {} };
  const [draft, setDraft] = useState(stored);
  const [faults, setFaults] = useState<Record<string, string>>({});
  const isSameType = draft.type === config.auth_type;
  const isDirty = !isSameType || Object.values(draft.values).some(Boolean);
  const hasSecret = AUTH_FORMS[config.auth_type].fields.length > 0;
  const { error } = update;

  function submit(event: FormEvent) {
    event.preventDefault();
    const found = destinationAuthFaults(draft);
    setFaults(found);
    if (Object.keys(found).length > 0) return;
    const auth = toDestinationAuth(draft.type, draft.values);
    update.mutate(
      { type, config: { auth_type: draft.type, auth } },
      {
        onSuccess: () => {
          setDraft({ type: draft.type, values: {} });
          notify.success("Authentication saved", { description: "The next attempts use it." });
        },
        onError: (failure) => {
          if (failure instanceof ApiError) setFaults(refusedAuth(failure.fields));
        },
      },
    );
  }

  return (
    <SettingsCard
      title="Authentication"
      help="How the destination knows that a delivery is yours."
      onSubmit={submit}
      isDirty={isDirty}
      isSaving={update.isPending}
      isReadOnly={!canWrite}
      error={error && Object.keys(faults).length === 0 ? errorMessage(error) : undefined}
      onReset={() => {
        setDraft(stored);
        setFaults({});
        update.reset();
      }}
    >
      <DestinationAuthFields draft={draft} onChange={setDraft} errors={faults} />
      {isSameType && hasSecret ? (
        <p className="text-muted">It is set. Fill in all fields to replace it.</p>
      ) : null}
    </SettingsCard>
  );
}
