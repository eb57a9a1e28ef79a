"use client";

import { useRouter } from "next/navigation";
import { Controller, useForm, useWatch } from "react-hook-form";
import { contractResolver } from "#components/common/form/contract-resolver.ts";
import { FormError } from "#components/common/form/form-error.tsx";
import { showApiError } from "#components/common/form/show-api-error.ts";
import { notify } from "#components/common/notify.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { useCreateDestination } from "#lib/client/destinations.ts";
import { createDestinationContract } from "#lib/contracts/destinations.ts";
import { DESTINATION_TYPES } from "./destination-target.ts";

type NewDestinationDialogProps = { onClose: () => void };
type Values = { name: string; type: "HTTP" | "MOCK_API"; url: string };

export function NewDestinationDialog({ onClose }: NewDestinationDialogProps) {
  const router = useRouter();
  const create = useCreateDestination();
  const form = useForm<Values>({
    defaultValues: { name: "", type: "HTTP", url: "" },
    resolver: contractResolver<Values>(createDestinationContract.body, {
      toBody,
      toField,
      words: { url: "Write a whole URL, such as https://example.com/hooks" },
    }),
  });
  const { errors, isSubmitting } = form.formState;
  const type = useWatch({ control: form.control, name: "type" });
  const submit = form.handleSubmit(async (values) => {
    try {
      const destination = await create.mutateAsync(toBody(values));
      notify.success("Destination created", { description: destination.name });
      router.push(`/destinations/${destination.id}`);
    } catch (error) {
      const message = "A destination of that name exists already. Choose another name";
      showApiError(form, error, { toField, conflict: { field: "name", message } });
    }
  });
  return (
    <Dialog
      isOpen
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title="New destination"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form="new-destination" variant="primary" isBusy={isSubmitting}>
            Create destination
          </Button>
        </>
      }
    >
      <form id="new-destination" onSubmit={submit} noValidate className="flex flex-col gap-4">
        <Field label="Name" error={errors.name?.message}>
          <Input placeholder="warehouse" spellCheck={false} {...form.register("name")} />
        </Field>
        <Field label="Type">
          <Controller
            control={form.control}
            name="type"
            render={({ field }) => (
              <Select
                value={field.value}
                onValueChange={field.onChange}
                options={DESTINATION_TYPES}
              />
            )}
          />
        </Field>
        {type === "HTTP" ? (
          <Field label="URL" error={errors.url?.message}>
            <Input
              type="url"
              className="font-mono"
              placeholder="https://example.com/hooks"
              spellCheck={false}
              {...form.register("url")}
            />
          </Field>
        ) : null}
        <FormError message={errors.root?.message} />
      </form>
    </Dialog>
  );
}

function toBody({ name, type, url }: Values) {
  return { name, type, ...(type === "HTTP" ? { config: { url } } : {}) };
}

function toField(path: string): keyof Values | null {
  if (path === "name" || path === "type") return path;
  return path === "config.url" ? "url" : null;
}
