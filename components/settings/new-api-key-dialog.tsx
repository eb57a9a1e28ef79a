"use client";

import { useState } from "react";
import { useForm } from "react-hook-form";
import { CodeBlock } from "#components/common/code-block.tsx";
import { contractResolver } from "#components/common/form/contract-resolver.ts";
import { FormError } from "#components/common/form/form-error.tsx";
import { showApiError } from "#components/common/form/show-api-error.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { useCreateApiKey } from "#lib/client/api-keys.ts";
import { createApiKeyContract } from "#lib/contracts/api-keys.ts";

type NewApiKeyDialogProps = { onClose: () => void };
type Values = { label: string };

/** Makes a key and shows its secret, this once. */
export function NewApiKeyDialog({ onClose }: NewApiKeyDialogProps) {
  const create = useCreateApiKey();
  const [secret, setSecret] = useState<string | null>(null);
  const form = useForm<Values>({
    defaultValues: { label: "" },
    resolver: contractResolver<Values>(createApiKeyContract.body, {
      toBody: (values) => ({ ...values, type: "project" }),
    }),
  });
  const { errors, isSubmitting } = form.formState;

  const submit = form.handleSubmit(async ({ label }) => {
    try {
      const { key } = await create.mutateAsync(label);
      setSecret(key);
    } catch (error) {
      showApiError(form, error);
    }
  });

  if (secret !== null) {
    return (
      <Dialog
        isOpen
        onOpenChange={(open) => {
          if (!open) onClose();
        }}
        title="Copy your API key"
        description="It is shown this once. Keep it where you keep your other secrets."
        footer={
          <Button variant="primary" onClick={onClose}>
            Done
          </Button>
        }
      >
        <CodeBlock code={secret} copyLabel="Copy API key" />
      </Dialog>
    );
  }
  return (
    <Dialog
      isOpen
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title="New API key"
      description="It can do in this project whatever the dashboard can."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form="new-api-key" variant="primary" isBusy={isSubmitting}>
            Create key
          </Button>
        </>
      }
    >
      <form id="new-api-key" onSubmit={submit} noValidate className="flex flex-col gap-4">
        <Field
          label="Name"
          help="Which program uses it, for example ci or terraform."
          error={errors.label?.message}
        >
          <Input spellCheck={false} {...form.register("label")} />
        </Field>
        <FormError message={errors.root?.message} />
      </form>
    </Dialog>
  );
}
