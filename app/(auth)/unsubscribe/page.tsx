import type { Metadata } from "next";
import { AuthCard } from "#components/auth/auth-card.tsx";
import { Button } from "#components/ui/button.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { getAuthContext } from "#lib/auth/auth-context.ts";
import { findSubscription } from "#lib/services/notifications/unsubscribe.ts";

export const metadata: Metadata = { title: "Unsubscribe", referrer: "no-referrer" };
export const dynamic = "force-dynamic";

type UnsubscribePageProps = { searchParams: Promise<Record<string, string | string[]>> };

/** Works for whoever has the link of a mail, signed in or not. */
export default async function UnsubscribePage({ searchParams }: UnsubscribePageProps) {
  const { token, done } = await searchParams;
  if (done) {
    return (
      <AuthCard title="No more mails" help="You can have them again in your own settings.">
        <ButtonLink href="/settings/my-notifications" className="self-start">
          Open my notifications
        </ButtonLink>
      </AuthCard>
    );
  }
  const subscription =
    typeof token === "string" ? await findSubscription(getAuthContext(), token) : null;
  if (!subscription) {
    return (
      <AuthCard
        title="This link is not known"
        help="Sign in and choose what you are told in your own settings."
      >
        <ButtonLink href="/settings/my-notifications" className="self-start">
          Open my notifications
        </ButtonLink>
      </AuthCard>
    );
  }
  const { projectName, email } = subscription;
  return (
    <AuthCard
      title="Stop these mails?"
      help={`${email} gets no more mails about ${projectName}. The dashboard and the project's channels go on.`}
    >
      <form
        method="post"
        action={`/api/unsubscribe?page=1&token=${encodeURIComponent(String(token))}`}
      >
        <Button type="submit" variant="primary">
          Unsubscribe
        </Button>
      </form>
    </AuthCard>
  );
}
