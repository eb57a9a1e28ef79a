import type { Metadata } from "next";
import { ForgotPasswordScreen } from "#components/auth/forgot-password-screen.tsx";

export const metadata: Metadata = { title: "Forgot password" };
export const dynamic = "force-dynamic";

export default function Page() {
  return <ForgotPasswordScreen />;
}
