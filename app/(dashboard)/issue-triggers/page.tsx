import type { Metadata } from "next";
import { TriggersScreen } from "#components/issues/triggers-screen.tsx";

export const metadata: Metadata = { title: "Issue triggers" };

export default function Page() {
  return <TriggersScreen />;
}
