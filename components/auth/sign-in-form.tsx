"use client";

import { signIn } from "next-auth/react";
import { useForm } from "react-hook-form";
import { FormError } from "#components/common/form/form-error.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { safePath } from "#lib/client/safe-path.ts";

type Values = { email: string; password: string };

const REFUSALS: Record<string, string> = {
  CredentialsSignin: "E-mail or password is wrong.",
  TooManyTries: "Too many tries. Wait a few minutes, then try again.",
  Unavailable: "The server cannot check accounts right now. Try again in a moment.",
};

export function SignInForm({ callbackUrl }: { callbackUrl: string | null }) {
  const form = useForm<Values>({ defaultValues: { email: "", password: "" } });
  const { errors, isSubmitting } = form.formState;

  const submit = form.handleSubmit(async (values) => {
    const refused = await trySignIn(values);
    if (refused) {
      form.setError("root", { message: refused });
      return;
    }
    window.location.assign(safePath(callbackUrl));
    // The button stays busy until the next page is there.
    await new Promise(() => {});
  });

  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <Field label="E-mail" error={errors.email?.message}>
        <Input
          type="email"
          autoComplete="username"
          autoFocus
          {...form.register("email", { required: "Fill this in." })}
        />
      </Field>
      <Field label="Password" error={errors.password?.message}>
        <Input
          type="password"
          autoComplete="current-password"
          {...form.register("password", { required: "Fill this in." })}
        />
      </Field>
      <FormError message={errors.root?.message} />
      <Button type="submit" variant="primary" isBusy={isSubmitting}>
        Sign in
      </Button>
    </form>
  );
}

/** Returns why the sign-in was refused, or null when it was not. */
async function trySignIn(values: Values): Promise<string | null> {
  try {
    const answer = await signIn("credentials", { ...values, redirect: false });
    if (!answer?.error) return null;
    return REFUSALS[answer.error] ?? "The sign-in failed. Try again.";
  } catch (error) {
    // next-auth's client fails in its own ways when there is no answer: all of them mean this.
    if (!(error instanceof TypeError)) throw error;
    return "The server did not answer. Check that it runs.";
  }
}
