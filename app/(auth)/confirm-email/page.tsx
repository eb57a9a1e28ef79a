import type { Metadata } from "next";
import { ConfirmEmailScreen } from "#components/auth/confirm-email-screen.tsx";

export const metadata: Metadata = { title: "Confirm your address" };
export const dynamic = "force-dynamic";

export default function Page() {
  return <ConfirmEmailScreen />;
}
