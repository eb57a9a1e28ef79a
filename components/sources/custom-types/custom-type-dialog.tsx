"use client";

import { useQuery } from "@tanstack/react-query";
import { useForm } from "react-hook-form";
import { contractResolver } from "#components/common/form/contract-resolver.ts";
import { FormError } from "#components/common/form/form-error.tsx";
import { showApiError } from "#components/common/form/show-api-error.ts";
import { notify } from "#components/common/notify.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { useSaveSourceType } from "#lib/client/custom-source-types.ts";
import { sourceTypeOptions } from "#lib/client/source-types.ts";
import {
  type CustomSourceTypeSpec,
  customSourceTypeInput,
} from "#lib/schemas/custom-source-type.ts";
import { CustomTypeFields } from "./custom-type-fields.tsx";
import {
  CODE_PREFIX,
  CUSTOM_TYPE_WORDS,
  type CustomTypeValues,
  customTypeField,
  NEW_CUSTOM_TYPE,
  toCustomTypeSpec,
  toCustomTypeValues,
} from "./custom-type-values.ts";

type CustomTypeDialogProps = {
  /** Null for a new one. */
  code: string | null;
  onClose: () => void;
};

/** Makes or changes a source type of the project's own. */
export function CustomTypeDialog({ code, onClose }: CustomTypeDialogProps) {
  const detail = useQuery({ ...sourceTypeOptions(code ?? "", null), enabled: code !== null }).data;
  if (code !== null && !detail) {
    return (
      <Dialog isOpen onOpenChange={(isOpen) => !isOpen && onClose()} title="Source type">
        <Skeleton className="mb-5 h-48" />
      </Dialog>
    );
  }
  return <CustomTypeForm code={code} original={detail?.spec ?? null} onClose={onClose} />;
}

type CustomTypeFormProps = CustomTypeDialogProps & { original: CustomSourceTypeSpec | null };

function CustomTypeForm({ code, original, onClose }: CustomTypeFormProps) {
  const save = useSaveSourceType(code);
  const toBody = (
    values: CustomTypeValues,
    fault?: (field: keyof CustomTypeValues, message: string) => void,
  ) => ({ code: `${CODE_PREFIX}${values.code}`, ...toCustomTypeSpec(values, original, fault) });
  const form = useForm<CustomTypeValues>({
    defaultValues: code !== null && original ? toCustomTypeValues(code, original) : NEW_CUSTOM_TYPE,
    resolver: contractResolver<CustomTypeValues>(customSourceTypeInput, {
      toBody,
      toField: customTypeField,
      words: CUSTOM_TYPE_WORDS,
    }),
  });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (values) => {
    try {
      await save.mutateAsync(customSourceTypeInput.parse(toBody(values)));
      notify.success(code === null ? "Source type created" : "Source type saved", {
        description: values.label,
      });
      onClose();
    } catch (error) {
      const message = "A type of that code exists already. Choose another";
      showApiError(form, error, { toField: customTypeField, conflict: { field: "code", message } });
    }
  });
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      title={code === null ? "New source type" : `Source type ${original?.label ?? code}`}
      description="How requests of a sender are checked that the catalogue does not know."
      className="sm:w-[640px]"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form="custom-type" variant="primary" isBusy={isSubmitting}>
            {code === null ? "Create source type" : "Save source type"}
          </Button>
        </>
      }
    >
      <form id="custom-type" onSubmit={submit} noValidate className="flex flex-col gap-4">
        <CustomTypeFields form={form} isNew={code === null} />
        <FormError message={errors.root?.message} />
      </form>
    </Dialog>
  );
}
