"use client";

import { BookmarkPlus } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { type FormEvent, useState } from "react";
import { errorMessage } from "#components/common/error-message.ts";
import { notify } from "#components/common/notify.ts";
import { useCan } from "#components/layout/project-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Popover } from "#components/ui/popover.tsx";
import { isSameSetup, readViewSetup } from "#lib/client/lists/view-address.ts";
import { useChangeView, useSavedViews, useSaveView } from "#lib/client/saved-views.ts";
import type { SavedViewList, SavedViewModel } from "#lib/schemas/saved-view.ts";

type SaveViewButtonProps = { list: SavedViewList; onSaved: (view: SavedViewModel) => void };

/** Gives the list as it is set up a name, or keeps what was changed of the view that is open. */
export function SaveViewButton({ list, onSaved }: SaveViewButtonProps) {
  const params = useSearchParams();
  const setup = readViewSetup(new URLSearchParams(params));
  const views = useSavedViews(list);
  const open = views.find((view) => view.id === params.get("view"));
  const save = useSaveView();
  const change = useChangeView();
  const canShare = useCan("gateway.operate");
  const [isOpen, setIsOpen] = useState(false);
  const [name, setName] = useState("");
  const [isShared, setIsShared] = useState(false);
  if (
    open ? isSameSetup(setup, open) : Object.keys(setup.filters).length + setup.columns.length === 0
  ) {
    return null;
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    const view = {
      list,
      name: name.trim(),
      ...setup,
      columns: [...setup.columns],
      is_shared: isShared,
    };
    save.mutate(
      { ...view, filters: { ...setup.filters } },
      {
        onSuccess: (saved) => {
          setIsOpen(false);
          setName("");
          onSaved(saved);
        },
      },
    );
  }
  const canChange = open && (open.is_shared ? canShare : open.is_own);
  return (
    <>
      {canChange ? (
        <Button
          size="toolbar"
          isBusy={change.isPending}
          onClick={() =>
            change.mutate(
              { id: open.id, filters: { ...setup.filters }, columns: [...setup.columns] },
              {
                onSuccess: () => notify.success("View saved", { description: open.name }),
                onError: (error) => notify.error("Not saved", { description: errorMessage(error) }),
              },
            )
          }
        >
          Save changes
        </Button>
      ) : null}
      <Popover
        label="Save view"
        align="end"
        isOpen={isOpen}
        onOpenChange={setIsOpen}
        className="w-72"
        trigger={
          <Button size="toolbar">
            <BookmarkPlus /> {open ? "Save as" : "Save view"}
          </Button>
        }
      >
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
      </Popover>
    </>
  );
}
