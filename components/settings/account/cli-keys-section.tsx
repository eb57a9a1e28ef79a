"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ConfirmDialog } from "#components/common/confirm-dialog.tsx";
import { errorMessage } from "#components/common/error-message.ts";
import { ErrorState } from "#components/common/error-state.tsx";
import { followChange } from "#components/common/follow-change.ts";
import { FormSection } from "#components/common/form/form-section.tsx";
import { SkeletonRows } from "#components/common/list/skeleton-rows.tsx";
import { notify } from "#components/common/notify.ts";
import { Time } from "#components/common/time.tsx";
import { Button } from "#components/ui/button.tsx";
import { cliKeysOptions, useAccountChange } from "#lib/client/account.ts";
import type { CliKeyModel } from "#lib/schemas/cli-key.ts";

/** The command lines that act for the account, and how to end that. */
export function CliKeysSection() {
  const { data: keys, error, refetch } = useQuery(cliKeysOptions());
  const revoke = useAccountChange("/cli-keys/revoke");
  const [ending, setEnding] = useState<CliKeyModel | null>(null);
  return (
    <FormSection title="Command lines" help="They act for you, in every project that you may open.">
      {!keys && error ? (
        <ErrorState
          title="The command lines could not be loaded"
          message={errorMessage(error)}
          onRetry={() => void refetch()}
        />
      ) : null}
      {!keys && !error ? <SkeletonRows label="Loading command lines" /> : null}
      {keys?.length === 0 ? (
        <p className="text-muted">
          None. <code>hookdeck login</code> lets one in.
        </p>
      ) : null}
      {keys && keys.length > 0 ? (
        <ul className="divide-line w-full divide-y" aria-label="Command lines">
          {keys.map((key) => (
            <CliKeyRow key={key.id} cliKey={key} onRevoke={() => setEnding(key)} />
          ))}
        </ul>
      ) : null}
      <ConfirmDialog
        isOpen={ending !== null}
        title={`Revoke the command line on ${ending?.device ?? ""}?`}
        description="It is refused from its next call on. To use it again, sign in there by hookdeck login."
        confirmLabel="Revoke command line"
        isBusy={revoke.isPending}
        onConfirm={() => {
          if (!ending) return;
          followChange(revoke.mutateAsync({ id: ending.id }), {
            refused: "Not revoked",
            done: () => {
              setEnding(null);
              notify.success("Command line revoked", { description: ending.device });
            },
          });
        }}
        onClose={() => setEnding(null)}
      />
    </FormSection>
  );
}

function CliKeyRow({ cliKey, onRevoke }: { cliKey: CliKeyModel; onRevoke: () => void }) {
  return (
    <li className="flex min-h-12 items-center gap-3 py-2">
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">{cliKey.device}</p>
        <p className="text-muted text-meta flex flex-wrap gap-x-3">
          <span className="font-mono">{cliKey.key_fingerprint}</span>
          <span>{cliKey.organization}</span>
          <span>
            {cliKey.last_used_at ? (
              <>
                used <Time value={cliKey.last_used_at} />
              </>
            ) : (
              "never used"
            )}
          </span>
          <span className="max-sm:hidden">
            since <Time value={cliKey.created_at} />
          </span>
        </p>
      </div>
      <Button size="toolbar" aria-label={`Revoke ${cliKey.device}`} onClick={onRevoke}>
        Revoke
      </Button>
    </li>
  );
}
