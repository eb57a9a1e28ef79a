import type { Metadata } from "next";
import { MembersScreen } from "#components/settings/members/members-screen.tsx";

export const metadata: Metadata = { title: "Members" };

export default function Page() {
  return <MembersScreen />;
}
