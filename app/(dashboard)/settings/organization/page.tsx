import type { Metadata } from "next";
import { OrganizationScreen } from "#components/settings/organization/organization-screen.tsx";

export const metadata: Metadata = { title: "Organization" };

export default function Page() {
  return <OrganizationScreen />;
}
