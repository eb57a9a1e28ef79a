import { ButtonLink } from "#components/ui/button-link.tsx";
import { AuthCard } from "./auth-card.tsx";

/** What a link of a mail shows that lost its end on the way. */
export function LinkNotComplete() {
  return (
    <AuthCard
      title="This link is not complete"
      help="Copy the whole link from the mail into the address bar, or ask for a new one."
    >
      <ButtonLink href="/sign-in" className="self-start">
        Go to sign-in
      </ButtonLink>
    </AuthCard>
  );
}
