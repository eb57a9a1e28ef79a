"use client";

import { useForm } from "react-hook-form";
import { contractResolver } from "#components/common/form/contract-resolver.ts";
import { FormError } from "#components/common/form/form-error.tsx";
import { showApiError } from "#components/common/form/show-api-error.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { updateTransformationContract } from "#lib/contracts/transformations.ts";

type NameDialogProps = {
  title: string;
  confirmLabel: string;
  name: string;
  /** Rejects with what the API answered. */
  save: (name: string) => Promise<unknown>;
  onClose: () => void;
};

/** Asks what a transformation is called: a new one, a copy, or one that gets another name. */
export function NameDialog({ title, confirmLabel, name, save, onClose }: NameDialogProps) {
  const form = useForm<{ name: string }>({
    defaultValues: { name },
    resolver: contractResolver<{ name: string }>(updateTransformationContract.body, {
      toBody: (values) => values,
    }),
  });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (values) => {
    try {
      await save(values.name);
      onClose();
    } catch (error) {
      const message = "A transformation of that name exists already. Choose another name";
      showApiError(form, error, { conflict: { field: "name", message } });
    }
  });
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      title={title}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" isBusy={isSubmitting} onClick={() => void submit()}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      <form onSubmit={submit} noValidate className="flex flex-col gap-3">
        <Field
          label="Name"
          help="Letters, digits, - and _, unique in the project."
          error={errors.name?.message}
        >
          <Input autoFocus spellCheck={false} {...form.register("name")} />
        </Field>
        <FormError message={errors.root?.message} />
      </form>
    </Dialog>
  );
}
