import type { Metadata } from "next";
import { ApiKeysScreen } from "#components/settings/api-keys/api-keys-screen.tsx";

export const metadata: Metadata = { title: "API keys" };

export default function Page() {
  return <ApiKeysScreen kind="project" />;
}
