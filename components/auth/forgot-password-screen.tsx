"use client";

import Link from "next/link";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { contractResolver } from "#components/common/form/contract-resolver.ts";
import { FormError } from "#components/common/form/form-error.tsx";
import { showApiError } from "#components/common/form/show-api-error.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { askAccount } from "#lib/client/account.ts";
import { emailInput } from "#lib/schemas/account.ts";
import { AuthCard } from "./auth-card.tsx";
import { MailSent } from "./mail-sent.tsx";

type Values = { email: string };

export function ForgotPasswordScreen() {
  const [sentTo, setSentTo] = useState<string | null>(null);
  const form = useForm<Values>({
    defaultValues: { email: "" },
    resolver: contractResolver<Values>(emailInput, {
      toBody: (values) => values,
      words: { email: "Write one e-mail address, such as ada@example.com" },
    }),
  });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (values) => {
    try {
      await askAccount("/password-reset", values);
      setSentTo(values.email.trim());
    } catch (error) {
      showApiError(form, error);
    }
  });
  if (sentTo !== null) return <MailSent email={sentTo} onBack={() => setSentTo(null)} />;
  return (
    <AuthCard
      title="Forgot password"
      help="We mail you a link that sets a new one. It works for an hour."
    >
      <form onSubmit={submit} noValidate className="flex flex-col gap-4">
        <Field label="E-mail" error={errors.email?.message}>
          <Input type="email" autoComplete="username" autoFocus {...form.register("email")} />
        </Field>
        <FormError message={errors.root?.message} />
        <Button type="submit" variant="primary" isBusy={isSubmitting}>
          E-mail me the link
        </Button>
        <Link href="/sign-in" className="text-link self-start hover:underline">
          Back to sign-in
        </Link>
      </form>
    </AuthCard>
  );
}
