import type { Metadata } from "next";
import { SignInLinkScreen } from "#components/auth/sign-in-link-screen.tsx";

export const metadata: Metadata = { title: "Sign in" };
export const dynamic = "force-dynamic";

type LinkPageProps = { searchParams: Promise<{ callbackUrl?: string | string[] }> };

export default async function SignInLinkPage({ searchParams }: LinkPageProps) {
  const { callbackUrl } = await searchParams;
  return <SignInLinkScreen callbackUrl={typeof callbackUrl === "string" ? callbackUrl : null} />;
}
