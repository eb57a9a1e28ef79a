import type { Metadata } from "next";
import { ResetPasswordScreen } from "#components/auth/reset-password-screen.tsx";

export const metadata: Metadata = { title: "Set a new password" };
export const dynamic = "force-dynamic";

export default function Page() {
  return <ResetPasswordScreen />;
}
