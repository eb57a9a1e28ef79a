"use client";

import { useRouter } from "next/navigation";
import { useForm, useWatch } from "react-hook-form";
import { contractResolver } from "#components/common/form/contract-resolver.ts";
import { FormError } from "#components/common/form/form-error.tsx";
import { showApiError } from "#components/common/form/show-api-error.ts";
import { notify } from "#components/common/notify.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { useCreateDestination } from "#lib/client/destinations.ts";
import { createDestinationContract } from "#lib/contracts/destinations.ts";
import { TargetFields } from "./target-fields.tsx";

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
        <TargetFields
          name={form.register("name")}
          type={type}
          onTypeChange={(next) => form.setValue("type", next)}
          url={form.register("url")}
          errors={{ name: errors.name?.message, url: errors.url?.message }}
        />
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
