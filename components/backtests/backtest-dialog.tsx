"use client";

import { useQuery } from "@tanstack/react-query";
import { Play, X } from "lucide-react";
import { useState } from "react";
import { errorMessage } from "#components/common/error-message.ts";
import { FormError } from "#components/common/form/form-error.tsx";
import { ModeChoice } from "#components/common/form/mode-choice.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import {
  type BacktestBody,
  backtestOptions,
  useCancelBacktest,
  useCreateBacktest,
} from "#lib/client/backtests.ts";
import { BacktestReport } from "./backtest-report.tsx";

const LIMITS = [
  { value: "50" as const, label: "50" },
  { value: "200" as const, label: "200" },
  { value: "1000" as const, label: "1,000" },
];

type BacktestDialogProps = {
  /** "this filter", "the code". */
  what: string;
  /** What is tried, without how many requests it is tried on. */
  candidate: Omit<BacktestBody, "limit">;
  onClose: () => void;
};

/** Tries a change on past requests before it is saved, and shows what it would do to them. */
export function BacktestDialog({ what, candidate, onClose }: BacktestDialogProps) {
  const [limit, setLimit] = useState<"50" | "200" | "1000">("50");
  const [id, setId] = useState<string | null>(null);
  const create = useCreateBacktest();
  const cancel = useCancelBacktest();
  const { data: backtest } = useQuery({ ...backtestOptions(id ?? ""), enabled: id !== null });
  const isRunning =
    create.isPending ||
    (id !== null && backtest?.status !== "completed" && backtest?.status !== "cancelled");

  function start() {
    create.mutate({ ...candidate, limit: Number(limit) }, { onSuccess: (made) => setId(made.id) });
  }
  function close() {
    // Nobody looks at it any more.
    if (id !== null && isRunning) cancel.mutate(id);
    onClose();
  }

  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) close();
      }}
      title="Backtest before saving"
      description={`Runs ${what} as changed here and as saved, on the newest requests that came in, and compares both. Nothing is delivered, and nothing is saved.`}
      className="sm:w-[min(1080px,calc(100vw-48px))]!"
    >
      <div className="flex flex-wrap items-center gap-3 pb-4">
        <span className="text-muted">Newest requests</span>
        <ModeChoice
          label="Number of requests"
          options={LIMITS.map((each) => ({ ...each, isDisabled: isRunning }))}
          value={limit}
          onChange={setLimit}
        />
        {isRunning && id !== null ? (
          <Button isBusy={cancel.isPending} onClick={() => cancel.mutate(id)}>
            <X />
            Cancel
          </Button>
        ) : (
          <Button variant="primary" isBusy={create.isPending} onClick={start}>
            <Play />
            {id === null ? "Run backtest" : "Run again"}
          </Button>
        )}
      </div>
      <FormError message={create.error ? errorMessage(create.error) : undefined} />
      {backtest ? <BacktestReport key={backtest.id} backtest={backtest} /> : null}
    </Dialog>
  );
}
