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
import { Button } from "#components/ui/button.tsx";
import { sessionsOptions, useAccountChange } from "#lib/client/account.ts";
import { SessionRow } from "./session-row.tsx";

/** Where the account is signed in, and how to end that. */
export function SessionsSection() {
  const { data: sessions, error, refetch } = useQuery(sessionsOptions());
  const revoke = useAccountChange("/sessions/revoke");
  const revokeAll = useAccountChange<{ count: number }>("/sessions/revoke-all");
  const [isEndingAll, setIsEndingAll] = useState(false);
  const others = (sessions ?? []).filter((each) => !each.is_current);

  return (
    <FormSection title="Sessions" help="Where you are signed in. One that ends does so at once.">
      {sessions ? (
        <div className="flex flex-col items-start gap-3">
          <ul className="divide-line w-full divide-y" aria-label="Sessions">
            {sessions.map((session) => (
              <SessionRow
                key={session.id}
                session={session}
                isBusy={revoke.isPending}
                onEnd={() =>
                  followChange(revoke.mutateAsync({ id: session.id }), {
                    refused: "Not signed out",
                    done: () => notify.success("Signed out there"),
                  })
                }
              />
            ))}
          </ul>
          {others.length > 0 ? (
            <Button onClick={() => setIsEndingAll(true)}>Sign out everywhere else</Button>
          ) : null}
        </div>
      ) : error ? (
        <ErrorState
          title="The sessions could not be loaded"
          message={errorMessage(error)}
          onRetry={() => void refetch()}
        />
      ) : (
        <SkeletonRows label="Loading sessions" />
      )}
      <ConfirmDialog
        isOpen={isEndingAll}
        title="Sign out everywhere else?"
        description={`${others.length === 1 ? "1 other session ends" : `${others.length} other sessions end`} at once. This one stays.`}
        confirmLabel="Sign out everywhere else"
        isBusy={revokeAll.isPending}
        onConfirm={() =>
          followChange(revokeAll.mutateAsync({ keeps_this: true }), {
            refused: "Not signed out",
            done: () => {
              setIsEndingAll(false);
              notify.success("Signed out everywhere else");
            },
          })
        }
        onClose={() => setIsEndingAll(false)}
      />
    </FormSection>
  );
}
