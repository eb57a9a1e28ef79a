"use client";

import type { FormEventHandler, ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";
import { FormError } from "./form-error.tsx";
import { FormSection } from "./form-section.tsx";
import { useReportUnsaved } from "./unsaved-scope.tsx";

type SettingsCardProps = {
  title: string;
  help?: ReactNode;
  onSubmit: FormEventHandler<HTMLFormElement>;
  isDirty: boolean;
  isSaving: boolean;
  isReadOnly: boolean;
  error: string | undefined;
  /** Takes back what was changed and is not saved. */
  onReset?: () => void;
  /** What else can be done with the settings before they are saved. */
  actions?: ReactNode;
  children: ReactNode;
};

/** A few settings that are saved together, with a Save of their own. */
export function SettingsCard(props: SettingsCardProps) {
  const { isDirty, isSaving, isReadOnly, onReset } = props;
  useReportUnsaved(isDirty && !isReadOnly);
  return (
    <FormSection title={props.title} help={props.help}>
      <form
        onSubmit={props.onSubmit}
        noValidate
        aria-label={props.title}
        className="flex flex-col gap-4"
      >
        <fieldset disabled={isReadOnly} className="flex min-w-0 flex-col gap-4">
          {props.children}
        </fieldset>
        <FormError message={props.error} />
        {isReadOnly ? null : (
          <div className="flex min-h-8 items-center gap-2">
            <Button type="submit" disabled={!isDirty} isBusy={isSaving}>
              Save
            </Button>
            {props.actions}
            {isDirty && onReset ? (
              <Button variant="ghost" disabled={isSaving} onClick={onReset}>
                Discard
              </Button>
            ) : null}
            {isDirty ? (
              <span role="status" className="text-meta text-pending ml-1">
                Not saved yet
              </span>
            ) : null}
          </div>
        )}
      </form>
    </FormSection>
  );
}
