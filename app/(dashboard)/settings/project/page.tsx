import type { Metadata } from "next";
import { ProjectScreen } from "#components/settings/project/project-screen.tsx";

export const metadata: Metadata = { title: "Project" };

export default function Page() {
  return <ProjectScreen />;
}
