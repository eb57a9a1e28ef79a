import type { Metadata } from "next";
import { RedactionScreen } from "#components/settings/project/redaction-screen.tsx";

export const metadata: Metadata = { title: "Redaction" };

export default function Page() {
  return <RedactionScreen />;
}
