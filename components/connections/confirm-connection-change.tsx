"use client";

import { ConfirmDialog } from "#components/common/confirm-dialog.tsx";
import { followChange } from "#components/common/follow-change.ts";
import { notify } from "#components/common/notify.ts";
import { useDeleteConnection } from "#lib/client/connections.ts";
import type { ConnectionModel } from "#lib/schemas/connection.ts";
import { connectionTitle } from "./connection-title.ts";

type ConfirmConnectionChangeProps = {
  connection: ConnectionModel;
  change: "disable" | "delete" | null;
  onClose: () => void;
  onDisable: () => void;
  onDeleted: (() => void) | undefined;
};

/** Asks before what cannot be taken back: both cancel the events that wait. */
export function ConfirmConnectionChange({
  connection,
  change,
  onClose,
  onDisable,
  onDeleted,
}: ConfirmConnectionChangeProps) {
  const remove = useDeleteConnection();
  const title = connectionTitle(connection);

  function deleteNow() {
    followChange(remove.mutateAsync(connection.id), {
      refused: "Not deleted",
      done: () => {
        onClose();
        notify.success("Connection deleted", { description: title });
        onDeleted?.();
      },
    });
  }
  return (
    <>
      <ConfirmDialog
        isOpen={change === "disable"}
        title={`Disable connection ${title}?`}
        description="Its pending events are cancelled and new requests make no event for it. To keep them waiting instead, pause it."
        confirmLabel="Disable connection"
        isBusy={false}
        onConfirm={() => {
          onClose();
          onDisable();
        }}
        onClose={onClose}
      />
      <ConfirmDialog
        isOpen={change === "delete"}
        title={`Delete connection ${title}?`}
        description="Its pending events are cancelled. Events that were delivered or failed stay until their retention ends; the source and destination stay too."
        confirmLabel="Delete connection"
        isBusy={remove.isPending}
        onConfirm={deleteNow}
        onClose={onClose}
      />
    </>
  );
}
