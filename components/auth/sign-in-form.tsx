"use client";

import Link from "next/link";
import { signIn } from "next-auth/react";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { FormError } from "#components/common/form/form-error.tsx";
import { showApiError } from "#components/common/form/show-api-error.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { askAccount, readSignInState } from "#lib/client/account.ts";
import { safePath } from "#lib/client/safe-path.ts";
import { signInError } from "./sign-in-errors.ts";

type Values = { email: string; password: string };

type SignInFormProps = {
  callbackUrl: string | null;
  /** Mail goes out, so that there are links to sign in by and to set a new password. */
  canMail: boolean;
  onLinkSent: (email: string) => void;
  onSecondFactor: () => void;
};

const MISSING = "Fill this in.";

export function SignInForm(props: SignInFormProps) {
  const form = useForm<Values>({ defaultValues: { email: "", password: "" } });
  const [isSending, setIsSending] = useState(false);
  const { errors, isSubmitting } = form.formState;

  const submit = form.handleSubmit(async (values) => {
    const refused = await trySignIn(values);
    if (refused) {
      form.setError("root", { message: refused });
      return;
    }
    if ((await readSignInState()) === "second_factor") {
      props.onSecondFactor();
      return;
    }
    window.location.assign(safePath(props.callbackUrl));
    // The button stays busy until the next page is there.
    await new Promise(() => {});
  });

  async function sendLink() {
    form.clearErrors();
    if (!(await form.trigger("email"))) return;
    const email = form.getValues("email").trim();
    setIsSending(true);
    try {
      const callback_path = safePath(props.callbackUrl);
      await askAccount("/sign-in-link", { email, callback_path });
      props.onLinkSent(email);
    } catch (error) {
      showApiError(form, error);
    } finally {
      setIsSending(false);
    }
  }

  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <Field label="E-mail" error={errors.email?.message}>
        <Input
          type="email"
          autoComplete="username"
          autoFocus
          {...form.register("email", { required: MISSING })}
        />
      </Field>
      <Field label="Password" error={errors.password?.message}>
        <Input
          type="password"
          autoComplete="current-password"
          {...form.register("password", { required: MISSING })}
        />
      </Field>
      <FormError message={errors.root?.message} />
      <Button type="submit" variant="primary" isBusy={isSubmitting} disabled={isSending}>
        Sign in
      </Button>
      {props.canMail ? (
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <Button
            variant="ghost"
            className="text-link! -mx-3 font-normal!"
            isBusy={isSending}
            onClick={sendLink}
          >
            E-mail me a link instead
          </Button>
          <Link href="/forgot-password" className="text-link hover:underline">
            Forgot password?
          </Link>
        </div>
      ) : null}
    </form>
  );
}

/** Returns why the sign-in was refused, or null when it was not. */
async function trySignIn(values: Values): Promise<string | null> {
  try {
    const answer = await signIn("credentials", { ...values, redirect: false });
    return signInError(answer?.error ?? null);
  } catch (error) {
    // next-auth's client fails in its own ways when there is no answer: all of them mean this.
    if (!(error instanceof TypeError)) throw error;
    return "The server did not answer. Check that it runs.";
  }
}
