import type { Metadata } from "next";
import { AuthCard } from "#components/auth/auth-card.tsx";
import { SignInForm } from "#components/auth/sign-in-form.tsx";
import { getAuthContext } from "#lib/auth/auth-context.ts";
import { hasAccount } from "#lib/services/accounts/has-account.ts";

export const metadata: Metadata = { title: "Sign in" };
export const dynamic = "force-dynamic";

type SignInPageProps = { searchParams: Promise<{ callbackUrl?: string | string[] }> };

export default async function SignInPage({ searchParams }: SignInPageProps) {
  if (!(await hasAccount(getAuthContext().db))) {
    return (
      <AuthCard
        title="No account yet"
        help="Open the link that the start printed. It creates the first account."
      />
    );
  }
  const { callbackUrl } = await searchParams;
  return (
    <AuthCard title="Sign in">
      <SignInForm callbackUrl={typeof callbackUrl === "string" ? callbackUrl : null} />
    </AuthCard>
  );
}
