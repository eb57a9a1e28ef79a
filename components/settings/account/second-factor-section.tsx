"use client";

import { ShieldCheck } from "lucide-react";
import { useState } from "react";
import { ConfirmDialog } from "#components/common/confirm-dialog.tsx";
import { FormSection } from "#components/common/form/form-section.tsx";
import { notify } from "#components/common/notify.ts";
import { Time } from "#components/common/time.tsx";
import { Button } from "#components/ui/button.tsx";
import { useAccountChange } from "#lib/client/account.ts";
import type { AccountModel } from "#lib/schemas/account.ts";
import { useSecondFactorSetUp } from "./use-second-factor-set-up.tsx";

type Codes = { recovery_codes: string[] };

export function SecondFactorSection({ account }: { account: AccountModel }) {
  const remove = useAccountChange("/second-factor/remove");
  const renew = useAccountChange<Codes>("/second-factor/recovery-codes");
  const { begin, isBusy, attempt, showCodes, dialogs } = useSecondFactorSetUp();
  const [isRemoving, setIsRemoving] = useState(false);

  return (
    <FormSection
      title="Two-step sign-in"
      help="A code of an app on your phone, beside password, link or provider."
    >
      {account.second_factor_at ? (
        <div className="flex flex-col items-start gap-3">
          <p className="flex items-center gap-2">
            <ShieldCheck className="text-successful size-4 shrink-0" aria-hidden />
            <span>
              On since <Time value={account.second_factor_at} />, with{" "}
              <span className="tabular-nums">{account.recovery_codes_left}</span> recovery codes
              left.
            </span>
          </p>
          <div className="flex flex-wrap gap-2">
            <Button
              isBusy={renew.isPending}
              onClick={() =>
                attempt(
                  () => renew.mutateAsync({}),
                  (answer) => showCodes(answer.recovery_codes),
                )
              }
            >
              New recovery codes
            </Button>
            <Button onClick={() => setIsRemoving(true)}>Turn off</Button>
          </div>
        </div>
      ) : (
        <div className="flex flex-col items-start gap-3">
          <p>Off. Whoever knows your password, or reads your mail, can sign in as you.</p>
          <Button isBusy={isBusy} onClick={begin}>
            Turn on
          </Button>
        </div>
      )}
      {dialogs}
      <ConfirmDialog
        isOpen={isRemoving}
        title="Turn two-step sign-in off?"
        description="Signing in asks for no code any more. Your recovery codes stop working."
        confirmLabel="Turn off"
        isBusy={remove.isPending}
        onConfirm={() => {
          setIsRemoving(false);
          void attempt(
            () => remove.mutateAsync({}),
            () => notify.success("Two-step sign-in is off"),
          );
        }}
        onClose={() => setIsRemoving(false)}
      />
    </FormSection>
  );
}
