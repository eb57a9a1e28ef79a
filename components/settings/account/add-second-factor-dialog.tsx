"use client";

import { useForm } from "react-hook-form";
import { CopyButton } from "#components/common/copy-button.tsx";
import { FormError } from "#components/common/form/form-error.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { useAccountChange } from "#lib/client/account.ts";
import { ApiError } from "#lib/client/api-error.ts";
import { QrCode } from "./qr-code.tsx";

type AddSecondFactorDialogProps = {
  enrolment: { secret: string; uri: string };
  /** With the recovery codes once it is on, null when given up. */
  onClose: (codes: readonly string[] | null) => void;
};

export function AddSecondFactorDialog({ enrolment, onClose }: AddSecondFactorDialogProps) {
  const finish = useAccountChange<{ recovery_codes: string[] }>("/second-factor/finish");
  const form = useForm({ defaultValues: { code: "" } });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (values) => {
    try {
      onClose((await finish.mutateAsync(values)).recovery_codes);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      const message = "This code is wrong. Check the clock of your phone, then try the next one.";
      if (error.fields.code) form.setError("code", { message });
      else form.setError("root", { message: error.message });
    }
  });
  return (
    <Dialog
      isOpen
      onOpenChange={() => onClose(null)}
      title="Turn on two-step sign-in"
      description="Scan this with an authenticator app, then type the code that it shows."
      footer={
        <>
          <Button onClick={() => onClose(null)}>Cancel</Button>
          <Button type="submit" form="second-factor" variant="primary" isBusy={isSubmitting}>
            Turn on
          </Button>
        </>
      }
    >
      <div className="flex gap-5 max-sm:flex-col">
        <QrCode text={enrolment.uri} label="QR code for an authenticator app" />
        <form
          id="second-factor"
          onSubmit={submit}
          noValidate
          className="flex min-w-0 flex-col gap-4"
        >
          <div className="flex flex-col gap-1">
            <p className="text-meta text-muted">No camera? Type this key into the app:</p>
            <p className="flex items-center gap-1">
              <code className="text-meta min-w-0 font-mono break-all" data-testid="totp-secret">
                {enrolment.secret}
              </code>
              <CopyButton text={enrolment.secret} label="Copy key" />
            </p>
          </div>
          <Field label="Code" error={errors.code?.message}>
            <Input
              className="font-mono"
              inputMode="numeric"
              autoComplete="one-time-code"
              autoFocus
              {...form.register("code", { required: "Fill this in." })}
            />
          </Field>
          <FormError message={errors.root?.message} />
        </form>
      </div>
    </Dialog>
  );
}
