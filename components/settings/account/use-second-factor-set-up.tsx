"use client";

import { type ReactNode, useState } from "react";
import { errorMessage } from "#components/common/error-message.ts";
import { notify } from "#components/common/notify.ts";
import { onDemand } from "#components/ui/on-demand.tsx";
import { useAccountChange } from "#lib/client/account.ts";
import { RecoveryCodesDialog } from "./recovery-codes-dialog.tsx";
import { useConfirmed } from "./use-confirmed.tsx";

// The QR code's maker comes with it.
const AddSecondFactorDialog = onDemand(() =>
  import("./add-second-factor-dialog.tsx").then((module) => module.AddSecondFactorDialog),
);

type Enrolment = { secret: string; uri: string };

type SecondFactorSetUp = {
  begin: () => Promise<void>;
  isBusy: boolean;
  /** Does something else that asks for a fresh proof; what goes wrong is told. */
  attempt: <Answer>(action: () => Promise<Answer>, then: (answer: Answer) => void) => Promise<void>;
  showCodes: (codes: readonly string[]) => void;
  dialogs: ReactNode;
};

/** Turns two-step sign-in on, by dialogs; `onDone` once the recovery codes were seen. */
export function useSecondFactorSetUp({ onDone }: { onDone?: () => void } = {}): SecondFactorSetUp {
  const start = useAccountChange<Enrolment>("/second-factor/start");
  const confirmed = useConfirmed();
  const [enrolment, setEnrolment] = useState<Enrolment | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);

  async function attempt<Answer>(
    action: () => Promise<Answer>,
    then: (answer: Answer) => void,
  ): Promise<void> {
    try {
      const answer = await confirmed.run(action);
      if (answer !== null) then(answer);
    } catch (error) {
      notify.error("Nothing was changed", { description: errorMessage(error) });
    }
  }

  const dialogs = (
    <>
      {enrolment ? (
        <AddSecondFactorDialog
          enrolment={enrolment}
          onClose={(newCodes) => {
            setEnrolment(null);
            if (newCodes) setCodes(newCodes);
          }}
        />
      ) : null}
      {codes ? (
        <RecoveryCodesDialog
          codes={codes}
          onClose={() => {
            setCodes(null);
            onDone?.();
          }}
        />
      ) : null}
      {confirmed.dialog}
    </>
  );
  const begin = () => attempt(() => start.mutateAsync({}), setEnrolment);
  return { begin, isBusy: start.isPending, attempt, showCodes: setCodes, dialogs };
}
