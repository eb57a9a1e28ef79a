"use client";

import { Eye } from "lucide-react";
import { useState } from "react";
import { useCan } from "#components/layout/project-context.tsx";
import { Button } from "../ui/button.tsx";
import { errorMessage } from "./error-message.ts";
import { notify } from "./notify.ts";

type RevealButtonProps = {
  /** What is shown has masked values. */
  isMasked: boolean;
  reveal: () => Promise<void>;
};

/** Shows secrets that are masked, to whoever may see them; the audit log notes it. */
export function RevealButton({ isMasked, reveal }: RevealButtonProps) {
  const canSeeSecrets = useCan("secrets.read");
  const [isBusy, setIsBusy] = useState(false);
  if (!isMasked) return null;
  async function show() {
    setIsBusy(true);
    try {
      await reveal();
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      notify.error("Not shown", { description: errorMessage(error) });
    }
    setIsBusy(false);
  }
  if (!canSeeSecrets) {
    return <p className="text-meta text-muted">Secrets are masked. Your role may not see them.</p>;
  }
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button size="toolbar" isBusy={isBusy} onClick={() => void show()}>
        {isBusy ? null : <Eye />}
        Show secrets
      </Button>
      <span className="text-meta text-muted">The audit log notes who looked.</span>
    </div>
  );
}
