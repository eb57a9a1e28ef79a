"use client";

import { useState } from "react";
import { ConfirmDialog } from "#components/common/confirm-dialog.tsx";
import { errorMessage } from "#components/common/error-message.ts";
import { notify } from "#components/common/notify.ts";
import { Time } from "#components/common/time.tsx";
import { Button } from "#components/ui/button.tsx";
import { useDeleteApiKey } from "#lib/client/api-keys.ts";
import type { ApiKey } from "#lib/schemas/api-key.ts";

type ApiKeyTableProps = { keys: readonly ApiKey[]; canRevoke: boolean };

export function ApiKeyTable({ keys, canRevoke }: ApiKeyTableProps) {
  const remove = useDeleteApiKey();
  const [revoking, setRevoking] = useState<ApiKey | null>(null);

  function revoke({ id, label }: ApiKey) {
    remove.mutate(id, {
      onSuccess: () => {
        setRevoking(null);
        notify.success("API key revoked", { description: label });
      },
      onError: (error) => notify.error("Not revoked", { description: errorMessage(error) }),
    });
  }
  return (
    <>
      <table className="border-line w-full table-fixed border-collapse border-t">
        <thead>
          <tr className="border-line text-faint text-meta h-8 border-b text-left">
            <th scope="col" className="pl-4 font-normal md:pl-6">
              Name
            </th>
            <th scope="col" className="w-40 font-normal max-sm:hidden">
              Key
            </th>
            <th scope="col" className="w-28 font-normal max-sm:hidden">
              Last used
            </th>
            <th scope="col" className="w-28 font-normal max-md:hidden">
              Created
            </th>
            <th scope="col" className="w-24">
              <span className="sr-only">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {keys.map((key) => (
            <tr key={key.id} className="border-line hover:bg-hover h-9 border-b">
              <td className="truncate pr-4 pl-4 font-medium md:pl-6">{key.label}</td>
              <td className="text-meta text-muted truncate font-mono max-sm:hidden">
                {key.key_fingerprint}
              </td>
              <td className="text-muted max-sm:hidden">
                {key.last_used_at ? <Time value={key.last_used_at} /> : "Never"}
              </td>
              <td className="text-muted max-md:hidden">
                <Time value={key.created_at} />
              </td>
              <td className="pr-4 text-right md:pr-6">
                {canRevoke ? (
                  <Button
                    variant="ghost"
                    size="toolbar"
                    aria-label={`Revoke ${key.label}`}
                    onClick={() => setRevoking(key)}
                  >
                    Revoke
                  </Button>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <ConfirmDialog
        isOpen={revoking !== null}
        title={`Revoke API key ${revoking?.label ?? ""}?`}
        description="Programs that use it are refused from their next call on. This cannot be undone."
        confirmLabel="Revoke key"
        isBusy={remove.isPending}
        onConfirm={() => {
          if (revoking) revoke(revoking);
        }}
        onClose={() => setRevoking(null)}
      />
    </>
  );
}
