import type { Metadata } from "next";
import { StopEmailChangeScreen } from "#components/auth/confirm-email-screen.tsx";

export const metadata: Metadata = { title: "Stop the change" };
export const dynamic = "force-dynamic";

export default function Page() {
  return <StopEmailChangeScreen />;
}
