"use client";

import { ButtonLink } from "#components/ui/button-link.tsx";
import { AuthCard } from "./auth-card.tsx";
import { LinkLanding } from "./link-landing.tsx";

/** Where the link to the new address leads. */
export function ConfirmEmailScreen() {
  return (
    <LinkLanding<{ email: string }>
      title="Confirm your new address"
      help="Your account is reached here from then on. All devices are signed out."
      action="Confirm this address"
      path="/email/confirm"
      then={({ email }) => (
        <AuthCard title="Address changed" help={`Sign in with ${email} from now on.`}>
          <ButtonLink href="/sign-in" variant="primary">
            Sign in
          </ButtonLink>
        </AuthCard>
      )}
    />
  );
}

/** Where the link to the old address leads. */
export function StopEmailChangeScreen() {
  return (
    <LinkLanding<{ email: string }>
      title="Stop the change of address"
      help="Your account keeps the address that this mail came to."
      action="Stop the change"
      path="/email/stop"
      then={({ email }) => (
        <AuthCard
          title="Change stopped"
          help={`Your account does not move to ${email}. It was not you who asked? Set a new password: it signs out all devices.`}
        >
          <ButtonLink href="/forgot-password" variant="primary">
            Set a new password
          </ButtonLink>
        </AuthCard>
      )}
    />
  );
}
