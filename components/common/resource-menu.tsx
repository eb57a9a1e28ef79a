"use client";

import type { UseMutationResult } from "@tanstack/react-query";
import { CirclePlay, CircleSlash, Ellipsis, Trash2 } from "lucide-react";
import { type ReactNode, useState } from "react";
import { notify } from "#components/common/notify.ts";
import { Button } from "../ui/button.tsx";
import { Menu, MenuItem, MenuSeparator } from "../ui/menu.tsx";
import { ConfirmDialog } from "./confirm-dialog.tsx";
import { errorMessage } from "./error-message.ts";

type ResourceMenuProps = {
  /** "source" or "destination". */
  noun: string;
  id: string;
  name: string;
  isDisabled: boolean;
  canWrite: boolean;
  toggle: UseMutationResult<unknown, Error, boolean>;
  remove: UseMutationResult<unknown, Error, string>;
  onDeleted: () => void;
  /** Ways to other pages, above what changes something. */
  children?: ReactNode;
};

/** What can be done with a source or destination as a whole. */
export function ResourceMenu(props: ResourceMenuProps) {
  const { noun, id, name, toggle, remove } = props;
  const [confirming, setConfirming] = useState<"disable" | "delete" | null>(null);
  const close = () => setConfirming(null);

  function switchTo(isEnabled: boolean) {
    toggle.mutate(isEnabled, {
      onSuccess: () => {
        close();
        notify.success(`${capital(noun)} ${isEnabled ? "enabled" : "disabled"}`, {
          description: name,
        });
      },
      onError: (error) => notify.error("Not changed", { description: errorMessage(error) }),
    });
  }
  function deleteNow() {
    remove.mutate(id, {
      onSuccess: () => {
        close();
        notify.success(`${capital(noun)} deleted`, { description: name });
        props.onDeleted();
      },
      onError: (error) => notify.error("Not deleted", { description: errorMessage(error) }),
    });
  }

  return (
    <>
      <Menu
        align="end"
        trigger={
          <Button variant="ghost" size="icon" aria-label={`Actions for ${name}`}>
            <Ellipsis />
          </Button>
        }
      >
        {props.children}
        {props.canWrite ? (
          <>
            <MenuSeparator />
            {props.isDisabled ? (
              <MenuItem icon={<CirclePlay />} onSelect={() => switchTo(true)}>
                Enable {noun}
              </MenuItem>
            ) : (
              <MenuItem icon={<CircleSlash />} onSelect={() => setConfirming("disable")}>
                Disable {noun}…
              </MenuItem>
            )}
            <MenuItem icon={<Trash2 />} isDestructive onSelect={() => setConfirming("delete")}>
              Delete {noun}…
            </MenuItem>
          </>
        ) : null}
      </Menu>
      <ConfirmDialog
        isOpen={confirming === "disable"}
        title={`Disable ${noun} ${name}?`}
        description="Its connections are disabled with it, and their pending events are cancelled."
        confirmLabel={`Disable ${noun}`}
        isBusy={toggle.isPending}
        onConfirm={() => switchTo(false)}
        onClose={close}
      />
      <ConfirmDialog
        isOpen={confirming === "delete"}
        title={`Delete ${noun} ${name}?`}
        description="Its connections are deleted with it, and their pending events are cancelled. Requests and events stay until their retention ends."
        confirmLabel={`Delete ${noun}`}
        isBusy={remove.isPending}
        onConfirm={deleteNow}
        onClose={close}
      />
    </>
  );
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
