import type { Metadata } from "next";
import { GetStartedScreen } from "#components/get-started/get-started-screen.tsx";

export const metadata: Metadata = { title: "Get started" };

export default function Page() {
  return <GetStartedScreen />;
}
