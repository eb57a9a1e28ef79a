"use client";

import { type ReactNode, useState } from "react";
import { ApiError } from "#lib/client/api-error.ts";
import { ConfirmIdentityDialog } from "./confirm-identity-dialog.tsx";

type Waiting = { by: string; settle: (isConfirmed: boolean) => void };

/**
 * Runs what asks for a fresh proof that its owner is there: where the server wants one, the dialog takes it and
 * the call is made again. Answers null when the reader gave up.
 */
export function useConfirmed(): {
  run: <Answer>(action: () => Promise<Answer>) => Promise<Answer | null>;
  dialog: ReactNode;
} {
  const [waiting, setWaiting] = useState<Waiting | null>(null);

  async function run<Answer>(action: () => Promise<Answer>): Promise<Answer | null> {
    try {
      return await action();
    } catch (error) {
      if (!(error instanceof ApiError) || error.confirmBy === null) throw error;
      const by = error.confirmBy;
      const isConfirmed = await new Promise<boolean>((settle) => setWaiting({ by, settle }));
      setWaiting(null);
      return isConfirmed ? action() : null;
    }
  }

  const dialog = waiting ? (
    <ConfirmIdentityDialog by={waiting.by} onClose={waiting.settle} />
  ) : null;
  return { run, dialog };
}
