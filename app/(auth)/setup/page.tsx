import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AuthCard } from "#components/auth/auth-card.tsx";
import { SetUpForm } from "#components/auth/set-up-form.tsx";
import { getAuthContext } from "#lib/auth/auth-context.ts";
import { hasAccount } from "#lib/services/accounts/has-account.ts";

export const metadata: Metadata = { title: "Create the first account" };
export const dynamic = "force-dynamic";

type SetUpPageProps = { searchParams: Promise<{ token?: string | string[] }> };

export default async function SetUpPage({ searchParams }: SetUpPageProps) {
  if (await hasAccount(getAuthContext().db)) redirect("/sign-in");
  const { token } = await searchParams;
  if (typeof token !== "string" || token === "") {
    return (
      <AuthCard
        title="This link is not complete"
        help="Open the whole link that the start printed, with its token."
      />
    );
  }
  return (
    <AuthCard
      title="Create the first account"
      help="It owns this installation. You are signed in right after."
    >
      <SetUpForm token={token} />
    </AuthCard>
  );
}
