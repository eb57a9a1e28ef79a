"use client";

import { useState } from "react";
import { useForm } from "react-hook-form";
import { contractResolver } from "#components/common/form/contract-resolver.ts";
import { FormError } from "#components/common/form/form-error.tsx";
import { showApiError } from "#components/common/form/show-api-error.ts";
import { Button } from "#components/ui/button.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { askAccount } from "#lib/client/account.ts";
import { resetPasswordInput } from "#lib/schemas/account.ts";
import { AuthCard } from "./auth-card.tsx";
import { LinkNotComplete } from "./link-not-complete.tsx";
import { useLinkToken } from "./use-link-token.ts";

type Values = { password: string };

export function ResetPasswordScreen() {
  const token = useLinkToken();
  const [isDone, setIsDone] = useState(false);
  const toBody = ({ password }: Values) => ({ token: token ?? "", password });
  const form = useForm<Values>({
    defaultValues: { password: "" },
    resolver: contractResolver<Values>(resetPasswordInput, { toBody }),
  });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (values) => {
    try {
      await askAccount("/password-reset/use", toBody(values));
      setIsDone(true);
    } catch (error) {
      showApiError(form, error);
    }
  });
  if (token === "") return <LinkNotComplete />;
  if (isDone) {
    return (
      <AuthCard title="Password set" help="All devices were signed out. Sign in with the new one.">
        <ButtonLink href="/sign-in" variant="primary">
          Sign in
        </ButtonLink>
      </AuthCard>
    );
  }
  return (
    <AuthCard title="Set a new password" help="All devices are signed out when it changes.">
      <form onSubmit={submit} noValidate className="flex flex-col gap-4">
        <Field label="New password" help="At least 8 characters." error={errors.password?.message}>
          <Input
            type="password"
            autoComplete="new-password"
            autoFocus
            {...form.register("password")}
          />
        </Field>
        <FormError message={errors.root?.message} />
        <Button type="submit" variant="primary" isBusy={isSubmitting}>
          Set password
        </Button>
      </form>
    </AuthCard>
  );
}
