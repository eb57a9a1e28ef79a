"use client";

import { useState } from "react";
import { useForm } from "react-hook-form";
import { CodeBlock } from "#components/common/code-block.tsx";
import { contractResolver } from "#components/common/form/contract-resolver.ts";
import { FormError } from "#components/common/form/form-error.tsx";
import { showApiError } from "#components/common/form/show-api-error.ts";
import { notify } from "#components/common/notify.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { type NewChannel, useCreateChannel } from "#lib/client/channels.ts";
import { createChannelContract } from "#lib/contracts/channels.ts";
import type { ChannelType } from "#lib/schemas/channel.ts";
import { ChannelFields } from "./channel-fields.tsx";
import { CHANNEL_KINDS, CHANNEL_TYPES } from "./channel-kinds.ts";
import { type ChannelValues, initialValues, toChannelBody } from "./channel-values.ts";

type NewChannelDialogProps = { onClose: () => void; onCreated: (id: string) => void };

/** Chooses a kind of channel, then asks for what that kind needs. */
export function NewChannelDialog({ onClose, onCreated }: NewChannelDialogProps) {
  const [type, setType] = useState<ChannelType | null>(null);
  if (type) return <NewChannelForm type={type} onClose={onClose} onCreated={onCreated} />;
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
      title="New channel"
      description="Where is the project to tell of its issues?"
    >
      <ul className="grid gap-2 pb-4 sm:grid-cols-2">
        {CHANNEL_TYPES.map((each) => {
          const { label, icon: Icon } = CHANNEL_KINDS[each];
          return (
            <li key={each}>
              <Button className="w-full justify-start" onClick={() => setType(each)}>
                <Icon aria-hidden />
                {label}
              </Button>
            </li>
          );
        })}
      </ul>
    </Dialog>
  );
}

function NewChannelForm({
  type,
  onClose,
  onCreated,
}: NewChannelDialogProps & { type: ChannelType }) {
  const create = useCreateChannel();
  const [secret, setSecret] = useState<{ id: string; text: string } | null>(null);
  const toBody = (values: ChannelValues) => ({ type, ...toChannelBody(type, values) });
  const toField = (path: string) => (path === "secret" ? firstSecret(type) : path) as "name";
  const form = useForm<ChannelValues>({
    defaultValues: initialValues(type, null),
    resolver: contractResolver<ChannelValues>(createChannelContract.body, { toBody, toField }),
  });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (values) => {
    try {
      const made = await create.mutateAsync(toBody(values) as NewChannel);
      if (made.signing_secret) setSecret({ id: made.id, text: made.signing_secret });
      else {
        notify.success("Channel created", { description: made.name });
        onCreated(made.id);
      }
    } catch (error) {
      const conflict = { field: "name" as const, message: "Another channel has this name" };
      showApiError(form, error, { toField, conflict });
    }
  });
  if (secret) {
    return (
      <Dialog
        isOpen
        onOpenChange={(isOpen) => isOpen || onCreated(secret.id)}
        title="Copy the signing secret"
        description="It is shown this once. Your receiver verifies messages with it."
        footer={
          <Button variant="primary" onClick={() => onCreated(secret.id)}>
            Done
          </Button>
        }
      >
        <CodeBlock code={secret.text} copyLabel="Copy signing secret" />
      </Dialog>
    );
  }
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
      title={`New ${CHANNEL_KINDS[type].label} channel`}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form="new-channel" variant="primary" isBusy={isSubmitting}>
            Create channel
          </Button>
        </>
      }
    >
      <form id="new-channel" onSubmit={submit} noValidate className="flex flex-col gap-4">
        <ChannelFields type={type} form={form} channel={null} />
        <FormError message={errors.root?.message} />
      </form>
    </Dialog>
  );
}

/** Where it belongs that the secret is missing as a whole. */
function firstSecret(type: ChannelType): string {
  return CHANNEL_KINDS[type].fields.find(({ path }) => path.startsWith("secret."))?.path ?? "root";
}
