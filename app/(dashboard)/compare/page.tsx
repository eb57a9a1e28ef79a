import type { Metadata } from "next";
import { CompareScreen } from "#components/compare/compare-screen.tsx";

export const metadata: Metadata = { title: "Compare" };

export default function Page() {
  return <CompareScreen />;
}
