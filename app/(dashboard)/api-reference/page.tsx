import type { Metadata } from "next";
import { ApiReferenceScreen } from "#components/api-reference/api-reference-screen.tsx";

export const metadata: Metadata = { title: "API reference" };

export default function Page() {
  return <ApiReferenceScreen />;
}
