"use client";

import { Ellipsis, Pencil, Trash2, Users } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { errorMessage } from "#components/common/error-message.ts";
import { followChange } from "#components/common/follow-change.ts";
import { notify } from "#components/common/notify.ts";
import { useCan } from "#components/layout/project-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Menu, MenuItem } from "#components/ui/menu.tsx";
import { useChangeView, useDeleteView, useSaveView } from "#lib/client/saved-views.ts";
import type { SavedViewModel } from "#lib/schemas/saved-view.ts";

type ViewMenuProps = { view: SavedViewModel; isOpen: boolean };

/** Renames, shares and deletes a saved view. Deleting can be undone, so it asks nothing. */
export function ViewMenu({ view, isOpen }: ViewMenuProps) {
  const router = useRouter();
  const canShare = useCan("gateway.operate");
  const [change, remove, save] = [useChangeView(), useDeleteView(), useSaveView()];
  const [name, setName] = useState<string | null>(null);
  if (view.is_shared && !canShare) return null;

  function rename(event: FormEvent) {
    event.preventDefault();
    change.mutate({ id: view.id, name: name ?? view.name }, { onSuccess: () => setName(null) });
  }
  function deleteNow() {
    followChange(remove.mutateAsync(view.id), {
      refused: "Not deleted",
      done: () => {
        if (isOpen) router.push(`/${view.list}`);
        notify.success("View deleted", {
          description: view.name,
          action: {
            label: "Undo",
            onClick: () => followChange(save.mutateAsync(view), { refused: "Not brought back" }),
          },
        });
      },
    });
  }
  return (
    <>
      <Menu
        align="end"
        trigger={
          <Button
            variant="ghost"
            size="icon-toolbar"
            className="size-6!"
            aria-label={`Actions for view ${view.name}`}
          >
            <Ellipsis />
          </Button>
        }
      >
        <MenuItem icon={<Pencil />} onSelect={() => setName(view.name)}>
          Rename
        </MenuItem>
        {canShare && view.is_own ? (
          <MenuItem
            icon={<Users />}
            onSelect={() =>
              followChange(change.mutateAsync({ id: view.id, is_shared: !view.is_shared }), {
                refused: "Not changed",
              })
            }
          >
            {view.is_shared ? "Keep to myself" : "Share with the project"}
          </MenuItem>
        ) : null}
        <MenuItem icon={<Trash2 />} isDestructive onSelect={deleteNow}>
          Delete view
        </MenuItem>
      </Menu>
      <Dialog
        isOpen={name !== null}
        onOpenChange={(isDialogOpen) => {
          if (!isDialogOpen) setName(null);
        }}
        title="Rename view"
      >
        <form onSubmit={rename} className="flex flex-col gap-3 pb-3">
          <Field label="Name" error={change.error ? errorMessage(change.error) : undefined}>
            <Input
              autoFocus
              required
              maxLength={60}
              value={name ?? ""}
              onChange={(event) => setName(event.target.value)}
            />
          </Field>
          <Button type="submit" variant="primary" isBusy={change.isPending}>
            Rename
          </Button>
        </form>
      </Dialog>
    </>
  );
}
