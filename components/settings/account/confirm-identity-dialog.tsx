"use client";

import { useForm } from "react-hook-form";
import { FormError } from "#components/common/form/form-error.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { askAccount } from "#lib/client/account.ts";
import { ApiError } from "#lib/client/api-error.ts";
import { goToSignIn } from "#lib/client/go-to-sign-in.ts";

type ConfirmIdentityDialogProps = {
  /** `password`, `code`, or `sign_in` for accounts that have neither. */
  by: string;
  onClose: (isConfirmed: boolean) => void;
};

/** Asks for the password, or a code where there is a second factor, before something that matters. */
export function ConfirmIdentityDialog({ by, onClose }: ConfirmIdentityDialogProps) {
  const form = useForm({ defaultValues: { proof: "" } });
  const { errors, isSubmitting } = form.formState;
  const isCode = by === "code";

  const submit = form.handleSubmit(async ({ proof }) => {
    try {
      await askAccount("/confirm", isCode ? { code: proof } : { password: proof });
      onClose(true);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      const message = isCode
        ? "This code is wrong or was used. Wait for the next one."
        : "This password is wrong.";
      if (error.status === 422) form.setError("proof", { message });
      else form.setError("root", { message: error.message });
    }
  });

  const cancel = <Button onClick={() => onClose(false)}>Cancel</Button>;
  if (by === "sign_in") {
    return (
      <Dialog
        isOpen
        onOpenChange={() => onClose(false)}
        title="Sign in again"
        description="This needs a fresh sign-in. You come back here afterwards."
        footer={
          <>
            {cancel}
            <Button variant="primary" onClick={signInAgain}>
              Sign in again
            </Button>
          </>
        }
      />
    );
  }
  return (
    <Dialog
      isOpen
      onOpenChange={() => onClose(false)}
      title="Confirm that it is you"
      description="You are asked again after ten minutes."
      footer={
        <>
          {cancel}
          <Button type="submit" form="confirm-identity" variant="primary" isBusy={isSubmitting}>
            Confirm
          </Button>
        </>
      }
    >
      <form id="confirm-identity" onSubmit={submit} noValidate className="flex flex-col gap-3">
        <Field
          label={isCode ? "Code of your authenticator app" : "Password"}
          error={errors.proof?.message}
        >
          <Input
            type={isCode ? "text" : "password"}
            autoComplete={isCode ? "one-time-code" : "current-password"}
            className={isCode ? "font-mono" : ""}
            autoFocus
            {...form.register("proof", { required: "Fill this in." })}
          />
        </Field>
        <FormError message={errors.root?.message} />
      </form>
    </Dialog>
  );
}

async function signInAgain(): Promise<void> {
  const { signOut } = await import("next-auth/react");
  await signOut({ redirect: false });
  goToSignIn();
}
