"use client";

import type { UseMutationResult } from "@tanstack/react-query";
import { useState } from "react";
import { ConfirmDialog } from "./confirm-dialog.tsx";
import { followChange } from "./follow-change.ts";
import { notify } from "./notify.ts";
import { TypedConfirmDialog } from "./typed-confirm-dialog.tsx";

type ResourceChangesProps = {
  /** "source" or "destination". */
  noun: string;
  id: string;
  name: string;
  /** How many connections it is part of, which go where it goes. */
  connections: number;
  toggle: UseMutationResult<unknown, Error, boolean>;
  remove: UseMutationResult<unknown, Error, string>;
  onDeleted: () => void;
};

/** Disables, enables and deletes a source or destination, and asks first. Render its `dialogs`. */
export function useResourceChanges(props: ResourceChangesProps) {
  const { noun, id, name, connections, toggle, remove } = props;
  const [confirming, setConfirming] = useState<"disable" | "delete" | null>(null);
  const close = () => setConfirming(null);

  function switchTo(isEnabled: boolean) {
    followChange(toggle.mutateAsync(isEnabled), {
      refused: "Not changed",
      done: () => {
        close();
        notify.success(`${capital(noun)} ${isEnabled ? "enabled" : "disabled"}`, {
          description: name,
        });
      },
    });
  }
  function deleteNow() {
    followChange(remove.mutateAsync(id), {
      refused: "Not deleted",
      done: () => {
        close();
        notify.success(`${capital(noun)} deleted`, { description: name });
        props.onDeleted();
      },
    });
  }

  const deletion = {
    title: `Delete ${noun} ${name}?`,
    description:
      connections === 0
        ? "Requests and events stay until their retention ends."
        : `${theConnections(connections)} deleted with it, and their pending events are cancelled. Requests and events stay until their retention ends.`,
    confirmLabel: `Delete ${noun}`,
    isBusy: remove.isPending,
    onConfirm: deleteNow,
    onClose: close,
  };
  return {
    enable: () => switchTo(true),
    askToDisable: () => setConfirming("disable"),
    askToDelete: () => setConfirming("delete"),
    dialogs: (
      <>
        <ConfirmDialog
          isOpen={confirming === "disable"}
          title={`Disable ${noun} ${name}?`}
          description={
            connections === 0
              ? "It can be enabled again at any time."
              : `${theConnections(connections)} disabled with it, and their pending events are cancelled.`
          }
          confirmLabel={`Disable ${noun}`}
          isBusy={toggle.isPending}
          onConfirm={() => switchTo(false)}
          onClose={close}
        />
        {connections === 0 ? (
          <ConfirmDialog {...deletion} isOpen={confirming === "delete"} />
        ) : null}
        {connections > 0 && confirming === "delete" ? (
          <TypedConfirmDialog {...deletion} name={name} />
        ) : null}
      </>
    ),
  };
}

function theConnections(count: number): string {
  return count === 1 ? "Its connection is" : `Its ${count} connections are`;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
