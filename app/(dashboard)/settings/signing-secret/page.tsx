import type { Metadata } from "next";
import { SigningSecretScreen } from "#components/settings/signing-secret-screen.tsx";

export const metadata: Metadata = { title: "Signing secret" };

export default function Page() {
  return <SigningSecretScreen />;
}
