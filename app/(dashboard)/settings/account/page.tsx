import type { Metadata } from "next";
import { AccountScreen } from "#components/settings/account/account-screen.tsx";
import { getSignInContext } from "#lib/auth/sign-in-context.ts";

export const metadata: Metadata = { title: "Account" };

export default function Page() {
  const { providers, canMail } = getSignInContext();
  return (
    <AccountScreen providers={providers.map(({ id, name }) => ({ id, name }))} canMail={canMail} />
  );
}
