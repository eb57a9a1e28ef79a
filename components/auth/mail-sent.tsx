import { Button } from "#components/ui/button.tsx";
import { AuthCard } from "./auth-card.tsx";

type MailSentProps = { email: string; onBack: () => void };

/** What is said when a link was asked for, whether or not the address has an account. */
export function MailSent({ email, onBack }: MailSentProps) {
  return (
    <AuthCard
      title="Look into your mail"
      help={
        <>
          If <span className="text-ink break-all">{email}</span> may sign in here, a link is on its
          way. Nothing there after a minute? Look among the unwanted mail, and check the address.
        </>
      }
    >
      <Button className="self-start" onClick={onBack}>
        Back
      </Button>
    </AuthCard>
  );
}
