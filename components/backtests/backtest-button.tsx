"use client";

import { FlaskConical } from "lucide-react";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { onDemand } from "#components/ui/on-demand.tsx";
import type { BacktestBody } from "#lib/client/backtests.ts";

const BacktestDialog = onDemand(() =>
  import("./backtest-dialog.tsx").then((module) => module.BacktestDialog),
);

type BacktestButtonProps = {
  /** What is tried, in a sentence: "this filter", "the code". */
  what: string;
  /** Rules of a connection or code of a transformation, as they would be saved; null while they cannot be. */
  candidate: Omit<BacktestBody, "limit"> | null;
};

/**
 * Opens a backtest of what is being edited, before it is saved. Small: everything behind it is loaded when it
 * is opened. Of a connection's rules: `{ webhook_id: connection.id, rules }`, with transformations by their id.
 */
export function BacktestButton({ what, candidate }: BacktestButtonProps) {
  const [opened, setOpened] = useState<Omit<BacktestBody, "limit"> | null>(null);
  return (
    <>
      <Button disabled={!candidate} onClick={() => setOpened(candidate)}>
        <FlaskConical />
        Backtest
      </Button>
      {opened ? (
        <BacktestDialog what={what} candidate={opened} onClose={() => setOpened(null)} />
      ) : null}
    </>
  );
}
