"use client";

import { clsx } from "clsx";
import { Textarea } from "#components/ui/textarea.tsx";

type EditorFallbackProps = {
  label: string;
  value: string;
  onChange?: ((value: string) => void) | undefined;
  /** The editor is still on its way; otherwise it could not be had, and this one stays. */
  isLoading: boolean;
  className?: string | undefined;
};

/** A plain text field that does the work of the editor where that is not there (yet). */
export function EditorFallback({
  label,
  value,
  onChange,
  isLoading,
  className,
}: EditorFallbackProps) {
  return (
    <div className={clsx("flex min-h-0 flex-col", className)}>
      {isLoading ? null : (
        <p role="status" className="border-line text-meta text-muted border-b px-3 py-1.5">
          The code editor could not be loaded. Everything works in this field as well.
        </p>
      )}
      <Textarea
        aria-label={label}
        aria-busy={isLoading || undefined}
        value={value}
        readOnly={onChange === undefined}
        spellCheck={false}
        onChange={(event) => onChange?.(event.target.value)}
        className="text-body! min-h-0 flex-1 resize-none! rounded-none! border-0! font-mono"
      />
    </div>
  );
}
