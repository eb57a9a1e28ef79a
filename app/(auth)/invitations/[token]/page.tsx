import type { Metadata } from "next";
import Link from "next/link";
import { AcceptInvitationForm } from "#components/auth/accept-invitation-form.tsx";
import { AuthCard } from "#components/auth/auth-card.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { getAuthContext } from "#lib/auth/auth-context.ts";
import { getSession } from "#lib/auth/session.ts";
import { lookAtInvitation } from "#lib/services/invitations/look-at-invitation.ts";

export const metadata: Metadata = { title: "Invitation", referrer: "no-referrer" };
export const dynamic = "force-dynamic";

type InvitationPageProps = { params: Promise<{ token: string }> };

export default async function InvitationPage({ params }: InvitationPageProps) {
  const { token } = await params;
  const session = await getSession();
  const invitation = await lookAtInvitation(getAuthContext(), token);
  if (invitation.state === "over") {
    return (
      <AuthCard
        title="This invitation is over"
        help="It was used, taken back, replaced by a newer one, or is older than three days. Ask whoever invited you to send it again."
      >
        <ButtonLink href="/sign-in" className="self-start">
          Go to sign-in
        </ButtonLink>
      </AuthCard>
    );
  }
  const { email, organization, role, hasAccount } = invitation;
  if (session && session.user.email !== email) {
    return (
      <AuthCard
        title="This invitation is for somebody else"
        help={`It is for ${email}, and you are signed in as ${session.user.email}. Sign out, then open the link again.`}
      />
    );
  }
  const title = `Join ${organization}`;
  if (!session && hasAccount) {
    return (
      <AuthCard title={title} help={`Sign in as ${email} to accept the invitation.`}>
        <Link
          href={`/sign-in?callbackUrl=${encodeURIComponent(`/invitations/${token}`)}`}
          className="text-link font-medium"
        >
          Sign in
        </Link>
      </AuthCard>
    );
  }
  return (
    <AuthCard title={title} help={`You are invited as ${role}.`}>
      <AcceptInvitationForm token={token} email={email} isSignedIn={session !== null} />
    </AuthCard>
  );
}
