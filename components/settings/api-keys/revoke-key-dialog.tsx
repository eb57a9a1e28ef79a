"use client";

import { ConfirmDialog } from "#components/common/confirm-dialog.tsx";
import { followChange } from "#components/common/follow-change.ts";
import { notify } from "#components/common/notify.ts";
import { Time } from "#components/common/time.tsx";
import { useDeleteApiKey } from "#lib/client/api-keys.ts";
import type { ApiKey } from "#lib/schemas/api-key.ts";

type RevokeKeyDialogProps = { apiKey: ApiKey; onClose: () => void };

const EFFECTS: Record<ApiKey["type"], string> = {
  project: "Programs that use it are refused from their next call on.",
  organization: "Programs that use it are refused in every project from their next call on.",
  cli: "The command line that uses it is refused from its next call on, and has to sign in again.",
};

export function RevokeKeyDialog({ apiKey, onClose }: RevokeKeyDialogProps) {
  const remove = useDeleteApiKey();
  return (
    <ConfirmDialog
      isOpen
      title={`Revoke API key ${apiKey.label}?`}
      description={
        <>
          {EFFECTS[apiKey.type]} This cannot be undone.{" "}
          {apiKey.last_used_at ? (
            <>
              It was last used <Time value={apiKey.last_used_at} />.
            </>
          ) : (
            "It was never used."
          )}
        </>
      }
      confirmLabel="Revoke key"
      isBusy={remove.isPending}
      onConfirm={() =>
        followChange(remove.mutateAsync(apiKey.id), {
          refused: "Not revoked",
          done: () => {
            onClose();
            notify.success("API key revoked", { description: apiKey.label });
          },
        })
      }
      onClose={onClose}
    />
  );
}
