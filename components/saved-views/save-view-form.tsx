"use client";

import { type FormEvent, useState } from "react";
import { errorMessage } from "#components/common/error-message.ts";
import { useCan } from "#components/layout/project-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import type { ViewSetup } from "#lib/client/lists/view-address.ts";
import { useSaveView } from "#lib/client/saved-views.ts";
import type { SavedViewList, SavedViewModel } from "#lib/schemas/saved-view.ts";

type SaveViewFormProps = {
  list: SavedViewList;
  setup: ViewSetup;
  onSaved: (view: SavedViewModel) => void;
};

/** Gives the list as it is set up a name. */
export function SaveViewForm({ list, setup, onSaved }: SaveViewFormProps) {
  const save = useSaveView();
  const canShare = useCan("gateway.operate");
  const [name, setName] = useState("");
  const [isShared, setIsShared] = useState(false);
  function submit(event: FormEvent) {
    event.preventDefault();
    const { filters, columns } = setup;
    save.mutate(
      {
        list,
        name: name.trim(),
        filters: { ...filters },
        columns: [...columns],
        is_shared: isShared,
      },
      { onSuccess: onSaved },
    );
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-3 p-3">
      <Field label="Name" error={save.error ? errorMessage(save.error) : undefined}>
        <Input
          autoFocus
          required
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </Field>
      {canShare ? (
        // biome-ignore lint/a11y/noLabelWithoutControl: the checkbox inside is the control
        <label className="text-body flex cursor-pointer items-center gap-2">
          <Checkbox checked={isShared} onCheckedChange={setIsShared} />
          Share with everybody in the project
        </label>
      ) : null}
      <Button type="submit" variant="primary" isBusy={save.isPending}>
        Save view
      </Button>
    </form>
  );
}
