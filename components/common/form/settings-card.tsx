import type { FormEventHandler, ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";
import { FormError } from "./form-error.tsx";
import { FormSection } from "./form-section.tsx";

type SettingsCardProps = {
  title: string;
  help?: ReactNode;
  onSubmit: FormEventHandler<HTMLFormElement>;
  isDirty: boolean;
  isSaving: boolean;
  isReadOnly: boolean;
  error: string | undefined;
  children: ReactNode;
};

/** A few settings that are saved together, with a Save of their own. */
export function SettingsCard(props: SettingsCardProps) {
  return (
    <FormSection title={props.title} help={props.help}>
      <form onSubmit={props.onSubmit} noValidate className="flex flex-col gap-4">
        <fieldset disabled={props.isReadOnly} className="flex min-w-0 flex-col gap-4">
          {props.children}
        </fieldset>
        <FormError message={props.error} />
        {props.isReadOnly ? null : (
          <Button
            type="submit"
            className="self-start"
            disabled={!props.isDirty}
            isBusy={props.isSaving}
          >
            Save
          </Button>
        )}
      </form>
    </FormSection>
  );
}
