import { AuthCard } from "#components/auth/auth-card.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";

export default function NotFound() {
  return (
    <AuthCard title="Nothing is here" help="The address may be mistyped, or the page has moved.">
      <ButtonLink href="/" className="self-start">
        Go to the dashboard
      </ButtonLink>
    </AuthCard>
  );
}
