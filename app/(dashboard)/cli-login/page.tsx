import type { Metadata } from "next";
import { CliLoginScreen } from "#components/settings/cli-login-screen.tsx";

export const metadata: Metadata = { title: "Sign in to the command line" };

type CliLoginPageProps = { searchParams: Promise<{ code?: string | string[] }> };

export default async function Page({ searchParams }: CliLoginPageProps) {
  const { code } = await searchParams;
  return <CliLoginScreen code={typeof code === "string" ? code : ""} />;
}
