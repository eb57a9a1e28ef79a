"use client";

import { useState } from "react";
import { useForm } from "react-hook-form";
import { FormError } from "#components/common/form/form-error.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { askAccount } from "#lib/client/account.ts";
import { ApiError } from "#lib/client/api-error.ts";
import { safePath } from "#lib/client/safe-path.ts";

type SecondFactorFormProps = { callbackUrl: string | null };

/** The second step of signing in: a code of the app, or one of the recovery codes. */
export function SecondFactorForm({ callbackUrl }: SecondFactorFormProps) {
  const form = useForm({ defaultValues: { code: "" } });
  const [usesRecovery, setUsesRecovery] = useState(false);
  const { errors, isSubmitting } = form.formState;

  const submit = form.handleSubmit(async ({ code }) => {
    try {
      await askAccount("/second-factor/check", { code });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.fields.code) {
        form.setError("code", {
          message: usesRecovery
            ? "This code is wrong or was used. Try another one."
            : "This code is wrong or was used. Wait for the next one.",
        });
      } else form.setError("root", { message: error.message });
      return;
    }
    window.location.assign(safePath(callbackUrl));
    // The button stays busy until the next page is there.
    await new Promise(() => {});
  });

  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <Field
        key={usesRecovery ? "recovery" : "app"}
        label={usesRecovery ? "Recovery code" : "Code"}
        help={
          usesRecovery
            ? "One of the codes that you kept when you turned two-step sign-in on."
            : "Six digits, as your authenticator app shows them now."
        }
        error={errors.code?.message}
      >
        <Input
          className="font-mono"
          autoComplete="one-time-code"
          inputMode={usesRecovery ? "text" : "numeric"}
          autoFocus
          spellCheck={false}
          {...form.register("code", { required: "Fill this in." })}
        />
      </Field>
      <FormError message={errors.root?.message} />
      <Button type="submit" variant="primary" isBusy={isSubmitting}>
        Sign in
      </Button>
      <Button
        variant="ghost"
        className="self-start"
        onClick={() => {
          form.reset();
          setUsesRecovery(!usesRecovery);
        }}
      >
        {usesRecovery ? "Use the app instead" : "Use a recovery code"}
      </Button>
    </form>
  );
}
