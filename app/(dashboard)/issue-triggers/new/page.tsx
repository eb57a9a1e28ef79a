import type { Metadata } from "next";
import { NewTriggerPage } from "#components/issues/trigger-page.tsx";

export const metadata: Metadata = { title: "New issue trigger" };

export default function Page() {
  return <NewTriggerPage />;
}
