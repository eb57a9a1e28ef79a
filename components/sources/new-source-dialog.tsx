"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Controller, useForm } from "react-hook-form";
import { contractResolver } from "#components/common/form/contract-resolver.ts";
import { FormError } from "#components/common/form/form-error.tsx";
import { showApiError } from "#components/common/form/show-api-error.ts";
import { notify } from "#components/common/notify.ts";
import { refusedAuth } from "#components/destinations/auth/auth-faults.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { ApiError } from "#lib/client/api-error.ts";
import { useCreateSource } from "#lib/client/sources.ts";
import { createSourceContract } from "#lib/contracts/sources.ts";
import { SourceTypeFields } from "./source-type-fields.tsx";
import { PLAIN_WEBHOOK, type SourceTypeValues, toSourceType } from "./source-type-values.ts";

type NewSourceDialogProps = { onClose: () => void };
type Values = { name: string; type: SourceTypeValues };

const toBody = ({ name, type }: Values) => ({ name, ...toSourceType(type) });

export function NewSourceDialog({ onClose }: NewSourceDialogProps) {
  const router = useRouter();
  const create = useCreateSource();
  const [authFaults, setAuthFaults] = useState<Record<string, string>>({});
  const form = useForm<Values>({
    defaultValues: { name: "", type: PLAIN_WEBHOOK },
    resolver: contractResolver<Values>(createSourceContract.body, {
      toBody,
      toField: (path) => (path === "name" ? "name" : null),
    }),
  });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (values) => {
    setAuthFaults({});
    try {
      const source = await create.mutateAsync(toBody(values));
      notify.success("Source created", { description: source.name });
      router.push(`/sources/${source.id}`);
    } catch (error) {
      const refused = error instanceof ApiError ? refusedAuth(error.fields) : {};
      setAuthFaults(refused);
      if (Object.keys(refused).length > 0) return;
      const message = "A source of that name exists already. Choose another name";
      showApiError(form, error, { conflict: { field: "name", message } });
    }
  });
  return (
    <Dialog
      isOpen
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title="New source"
      description="It gets a URL of its own, which takes requests as soon as it exists."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form="new-source" variant="primary" isBusy={isSubmitting}>
            Create source
          </Button>
        </>
      }
    >
      <form id="new-source" onSubmit={submit} noValidate className="flex flex-col gap-4">
        <Field label="Name" help="Who sends, for example shopify." error={errors.name?.message}>
          <Input spellCheck={false} {...form.register("name")} />
        </Field>
        <Controller
          control={form.control}
          name="type"
          render={({ field }) => (
            <SourceTypeFields value={field.value} onChange={field.onChange} errors={authFaults} />
          )}
        />
        <FormError message={errors.root?.message} />
      </form>
    </Dialog>
  );
}
