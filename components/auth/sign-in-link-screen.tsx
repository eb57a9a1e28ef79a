"use client";

import { safePath } from "#lib/client/safe-path.ts";
import { AuthCard } from "./auth-card.tsx";
import { LinkLanding } from "./link-landing.tsx";
import { SecondFactorForm } from "./second-factor-form.tsx";

export function SignInLinkScreen({ callbackUrl }: { callbackUrl: string | null }) {
  return (
    <LinkLanding<{ state: string }>
      title="Sign in"
      help="One more step, so that only a person can use the link."
      action="Sign in"
      path="/sign-in-link/use"
      then={({ state }) => {
        if (state === "second_factor") {
          return (
            <AuthCard title="Second step" help="Your account asks for a code as well.">
              <SecondFactorForm callbackUrl={callbackUrl} />
            </AuthCard>
          );
        }
        window.location.assign(safePath(callbackUrl));
        return null;
      }}
    />
  );
}
