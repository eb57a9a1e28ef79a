"use client";

import { useState } from "react";
import { Controller, useForm, useWatch } from "react-hook-form";
import { contractResolver } from "#components/common/form/contract-resolver.ts";
import { FormError } from "#components/common/form/form-error.tsx";
import { showApiError } from "#components/common/form/show-api-error.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { useCreateApiKey } from "#lib/client/api-keys.ts";
import { createApiKeyContract } from "#lib/contracts/api-keys.ts";
import type { CreatedApiKey } from "#lib/schemas/api-key.ts";
import { ExpiryField } from "./expiry-field.tsx";
import { emptyKey, keyBody, type NewKeyValues, newKeyFaults } from "./new-key-values.ts";
import { ProjectsField } from "./projects-field.tsx";
import type { KeyKind } from "./scope-groups.ts";
import { ScopePicker } from "./scope-picker.tsx";
import { ShownKeyDialog } from "./shown-key-dialog.tsx";

type NewApiKeyDialogProps = { kind: KeyKind; onClose: () => void };

/** Makes a key and shows its secret, this once. */
export function NewApiKeyDialog({ kind, onClose }: NewApiKeyDialogProps) {
  const create = useCreateApiKey();
  const [created, setCreated] = useState<CreatedApiKey | null>(null);
  const form = useForm<NewKeyValues>({
    defaultValues: emptyKey,
    resolver: contractResolver<NewKeyValues>(createApiKeyContract.body, {
      toBody: (values, fault) => {
        const now = new Date();
        for (const [field, words] of newKeyFaults(values, now)) fault(field, words);
        return keyBody(kind, values, now);
      },
    }),
  });
  const { errors, isSubmitting } = form.formState;
  const { expiry, day } = useWatch({ control: form.control });

  const submit = form.handleSubmit(async (values) => {
    try {
      setCreated(await create.mutateAsync(keyBody(kind, values, new Date())));
    } catch (error) {
      showApiError(form, error);
    }
  });

  if (created) return <ShownKeyDialog apiKey={created} onClose={onClose} />;
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      title="New API key"
      description={
        kind === "organization"
          ? "It works in the projects of the organization, and may do there what you may."
          : "It works in this project alone."
      }
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form="new-api-key" variant="primary" isBusy={isSubmitting}>
            Create key
          </Button>
        </>
      }
    >
      <form id="new-api-key" onSubmit={submit} noValidate className="flex flex-col gap-5">
        <Field
          label="Name"
          help="Which program uses it, for example ci or terraform."
          error={errors.label?.message}
        >
          <Input spellCheck={false} {...form.register("label")} />
        </Field>
        {kind === "organization" ? (
          <Controller
            name="projectIds"
            control={form.control}
            render={({ field, fieldState }) => (
              <ProjectsField
                projectIds={field.value}
                error={fieldState.error?.message}
                onChange={field.onChange}
              />
            )}
          />
        ) : null}
        <Controller
          name="scopes"
          control={form.control}
          render={({ field, fieldState }) => (
            <ScopePicker
              kind={kind}
              scopes={field.value}
              error={fieldState.error?.message}
              onChange={field.onChange}
            />
          )}
        />
        <ExpiryField
          expiry={expiry ?? "never"}
          day={day ?? ""}
          error={errors.day?.message}
          onExpiry={(next) => form.setValue("expiry", next)}
          onDay={(next) =>
            form.setValue("day", next, { shouldValidate: form.formState.isSubmitted })
          }
        />
        <FormError message={errors.root?.message} />
      </form>
    </Dialog>
  );
}
