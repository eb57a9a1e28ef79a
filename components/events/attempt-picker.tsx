"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { HttpStatus } from "#components/common/http-status.tsx";
import { Button } from "#components/ui/button.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { Tooltip } from "#components/ui/tooltip.tsx";
import type { AttemptModel } from "#lib/schemas/attempt.ts";

type AttemptPickerProps = {
  attempt: AttemptModel;
  /** Newest first. */
  attempts: readonly AttemptModel[];
  onChoose: (attemptId: string) => void;
};

/** Which attempt is looked at, with the way to the older and the newer one. */
export function AttemptPicker({ attempt, attempts, onChoose }: AttemptPickerProps) {
  const at = attempts.findIndex(({ id }) => id === attempt.id);
  const older = attempts[at + 1];
  const newer = attempts[at - 1];
  return (
    <div className="flex items-center gap-1">
      <Step label="Older attempt" shortcut="[" to={older} onChoose={onChoose}>
        <ChevronLeft />
      </Step>
      <span className="tabular-nums">
        Attempt {attempt.attempt_number} of {attempts[0]?.attempt_number ?? 1}
      </span>
      <Step label="Newer attempt" shortcut="]" to={newer} onChoose={onChoose}>
        <ChevronRight />
      </Step>
      {attempt.response_status === null ? null : <HttpStatus status={attempt.response_status} />}
    </div>
  );
}

type StepProps = {
  label: string;
  shortcut: string;
  to: AttemptModel | undefined;
  onChoose: (attemptId: string) => void;
  children: ReactNode;
};

function Step({ label, shortcut, to, onChoose, children }: StepProps) {
  return (
    <Tooltip
      content={
        <span className="flex items-center gap-1.5">
          {label} <Kbd>{shortcut}</Kbd>
        </span>
      }
    >
      <Button
        variant="ghost"
        size="icon-toolbar"
        aria-label={label}
        disabled={!to}
        onClick={() => to && onChoose(to.id)}
      >
        {children}
      </Button>
    </Tooltip>
  );
}
