"use client";

import { useForm } from "react-hook-form";
import { contractResolver } from "#components/common/form/contract-resolver.ts";
import { FormError } from "#components/common/form/form-error.tsx";
import { showApiError } from "#components/common/form/show-api-error.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { useUpdateBookmark } from "#lib/client/bookmarks.ts";
import { updateBookmarkContract } from "#lib/contracts/bookmarks.ts";
import type { BookmarkModel } from "#lib/schemas/bookmark.ts";

type RenameBookmarkDialogProps = { bookmark: BookmarkModel; onClose: () => void };
type Values = { label: string; name: string };

const toBody = ({ label, name }: Values) => ({ label, name: name === "" ? null : name });

/** What a bookmark is called, by people and by programs. */
export function RenameBookmarkDialog({ bookmark, onClose }: RenameBookmarkDialogProps) {
  const update = useUpdateBookmark();
  const form = useForm<Values>({
    defaultValues: { label: bookmark.label, name: bookmark.alias ?? "" },
    resolver: contractResolver<Values>(updateBookmarkContract.body, { toBody }),
  });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (values) => {
    try {
      await update.mutateAsync({ id: bookmark.id, body: toBody(values) });
      onClose();
    } catch (error) {
      showApiError(form, error);
    }
  });
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      title="Rename bookmark"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form="rename-bookmark" variant="primary" isBusy={isSubmitting}>
            Rename
          </Button>
        </>
      }
    >
      <form id="rename-bookmark" onSubmit={submit} noValidate className="flex flex-col gap-4">
        <Field label="Label" error={errors.label?.message}>
          <Input {...form.register("label")} />
        </Field>
        <Field
          label="Name"
          isOptional
          help="By which programs find it: letters, digits, dashes and underscores."
          error={errors.name?.message}
        >
          <Input spellCheck={false} className="font-mono" {...form.register("name")} />
        </Field>
        <FormError message={errors.root?.message} />
      </form>
    </Dialog>
  );
}
