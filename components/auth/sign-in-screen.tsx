"use client";

import { useState } from "react";
import { FormError } from "#components/common/form/form-error.tsx";
import { safePath } from "#lib/client/safe-path.ts";
import { AuthCard } from "./auth-card.tsx";
import { MailSent } from "./mail-sent.tsx";
import { ProviderButtons, type ProviderChoice } from "./provider-buttons.tsx";
import { SecondFactorForm } from "./second-factor-form.tsx";
import { signInError } from "./sign-in-errors.ts";
import { SignInForm } from "./sign-in-form.tsx";

type SignInScreenProps = {
  callbackUrl: string | null;
  /** Code of what went wrong at a provider. */
  error: string | null;
  providers: readonly ProviderChoice[];
  canMail: boolean;
  /** Somebody has given the password already, and their account asks for a code. */
  isPending: boolean;
};

type Step = { is: "start" } | { is: "second-factor" } | { is: "mail"; email: string };

export function SignInScreen(props: SignInScreenProps) {
  const { callbackUrl, providers } = props;
  const [step, setStep] = useState<Step>({ is: props.isPending ? "second-factor" : "start" });
  if (step.is === "mail") {
    return <MailSent email={step.email} onBack={() => setStep({ is: "start" })} />;
  }
  if (step.is === "second-factor") {
    return (
      <AuthCard title="Second step" help="Your account asks for a code as well.">
        <SecondFactorForm callbackUrl={callbackUrl} />
      </AuthCard>
    );
  }
  const error = signInError(props.error);
  return (
    <AuthCard title="Sign in">
      {error ? <FormError message={error} /> : null}
      {providers.length > 0 ? (
        <>
          <ProviderButtons providers={providers} callbackUrl={safePath(callbackUrl)} />
          <p className="text-faint text-meta flex items-center gap-3">
            <span className="border-line flex-1 border-t" />
            or
            <span className="border-line flex-1 border-t" />
          </p>
        </>
      ) : null}
      <SignInForm
        callbackUrl={callbackUrl}
        canMail={props.canMail}
        onLinkSent={(email) => setStep({ is: "mail", email })}
        onSecondFactor={() => setStep({ is: "second-factor" })}
      />
    </AuthCard>
  );
}
