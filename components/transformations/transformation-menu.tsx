"use client";

import { Copy, Ellipsis, PencilLine, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ConfirmDialog } from "#components/common/confirm-dialog.tsx";
import { followChange } from "#components/common/follow-change.ts";
import { notify } from "#components/common/notify.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Menu, MenuItem, MenuSeparator } from "#components/ui/menu.tsx";
import { onDemand } from "#components/ui/on-demand.tsx";
import {
  fetchTransformation,
  useCreateTransformation,
  useDeleteTransformation,
  useUpdateTransformation,
} from "#lib/client/transformations.ts";
import type { ConnectionModel } from "#lib/schemas/connection.ts";
import { ConnectionLinks } from "./connection-links.tsx";

const NameDialog = onDemand(() => import("./name-dialog.tsx").then((module) => module.NameDialog));

type TransformationMenuProps = {
  id: string;
  name: string;
  users: readonly ConnectionModel[];
  onDeleted?: () => void;
};

/** What can be done with a transformation as a whole. */
export function TransformationMenu({ id, name, users, onDeleted }: TransformationMenuProps) {
  const router = useRouter();
  const [open, setOpen] = useState<"rename" | "duplicate" | "delete" | null>(null);
  const create = useCreateTransformation();
  const update = useUpdateTransformation();
  const remove = useDeleteTransformation();
  const close = () => setOpen(null);

  async function duplicate(newName: string) {
    const { code, env } = await fetchTransformation(id);
    const copy = await create.mutateAsync({ name: newName, code, env });
    router.push(`/transformations/${copy.id}`);
  }
  async function rename(newName: string) {
    await update.mutateAsync({ id, name: newName });
    notify.success("Transformation renamed", { description: newName });
  }
  function deleteNow() {
    followChange(remove.mutateAsync(id), {
      refused: "Not deleted",
      done: () => {
        close();
        notify.success("Transformation deleted", { description: name });
        onDeleted?.();
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
            aria-label={`Actions for ${name}`}
            className="relative z-10"
          >
            <Ellipsis />
          </Button>
        }
      >
        <MenuItem icon={<PencilLine />} onSelect={() => setOpen("rename")}>
          Rename…
        </MenuItem>
        <MenuItem icon={<Copy />} onSelect={() => setOpen("duplicate")}>
          Duplicate…
        </MenuItem>
        <MenuSeparator />
        <MenuItem icon={<Trash2 />} isDestructive onSelect={() => setOpen("delete")}>
          Delete transformation…
        </MenuItem>
      </Menu>
      {open === "rename" ? (
        <NameDialog
          title={`Rename ${name}`}
          confirmLabel="Rename"
          name={name}
          save={rename}
          onClose={close}
        />
      ) : null}
      {open === "duplicate" ? (
        <NameDialog
          title={`Duplicate ${name}`}
          confirmLabel="Duplicate"
          name={`${name}-copy`}
          save={duplicate}
          onClose={close}
        />
      ) : null}
      <ConfirmDialog
        isOpen={open === "delete" && users.length === 0}
        title={`Delete transformation ${name}?`}
        description="No connection uses it. Its code, variables and versions go with it; its executions stay until their retention ends."
        confirmLabel="Delete transformation"
        isBusy={remove.isPending}
        onConfirm={deleteNow}
        onClose={close}
      />
      <Dialog
        isOpen={open === "delete" && users.length > 0}
        onOpenChange={close}
        title={`${name} is in use`}
        description="Without it, requests of these connections would all be ignored. Remove it from their rules first."
        footer={<Button onClick={close}>Close</Button>}
      >
        <ConnectionLinks connections={users} />
      </Dialog>
    </>
  );
}
