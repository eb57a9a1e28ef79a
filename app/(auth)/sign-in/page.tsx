import type { Metadata } from "next";
import { AuthCard } from "#components/auth/auth-card.tsx";
import { SignInScreen } from "#components/auth/sign-in-screen.tsx";
import { getPendingSession } from "#lib/auth/session.ts";
import { getSignInContext } from "#lib/auth/sign-in-context.ts";
import { hasAccount } from "#lib/services/accounts/has-account.ts";

export const metadata: Metadata = { title: "Sign in" };
export const dynamic = "force-dynamic";

type Given = string | string[] | undefined;
type SignInPageProps = { searchParams: Promise<{ callbackUrl?: Given; error?: Given }> };

const one = (value: Given) => (typeof value === "string" ? value : null);

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const { callbackUrl, error } = await searchParams;
  const { db, providers, canMail } = getSignInContext();
  if (!(await hasAccount(db))) {
    return (
      <AuthCard
        title="No account yet"
        help="Open the link that the start printed. It creates the first account."
      />
    );
  }
  return (
    <SignInScreen
      callbackUrl={one(callbackUrl)}
      error={one(error)}
      providers={providers.map(({ id, name }) => ({ id, name }))}
      canMail={canMail}
      isPending={(await getPendingSession()) !== null}
    />
  );
}
