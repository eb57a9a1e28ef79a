"use client";

import { Field as BaseField } from "@base-ui/react/field";
import { clsx } from "clsx";
import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";

type FieldProps = {
  label: ReactNode;
  /** Replaces nothing on error: the help stays, the error stands below it. */
  help?: ReactNode;
  error?: string | undefined;
  isOptional?: boolean;
  className?: string;
  children: ReactNode;
};

/** Label above, control, help and error below; the ids and ARIA links between them come from Base UI. */
export function Field({ label, help, error, isOptional, className, children }: FieldProps) {
  return (
    <BaseField.Root
      invalid={error !== undefined}
      className={clsx("flex min-w-0 flex-col gap-1.5", className)}
    >
      <BaseField.Label className="text-body text-ink flex items-baseline gap-1.5 font-medium">
        {label}
        {isOptional ? <span className="text-faint text-meta font-normal">Optional</span> : null}
      </BaseField.Label>
      {children}
      {help ? (
        <BaseField.Description className="text-meta text-muted">{help}</BaseField.Description>
      ) : null}
      <BaseField.Error match={error !== undefined} className="text-failed text-meta flex gap-1.5">
        <CircleAlert className="mt-px size-3.5 shrink-0" aria-hidden />
        <span className="min-w-0 break-words">{error}</span>
      </BaseField.Error>
    </BaseField.Root>
  );
}
