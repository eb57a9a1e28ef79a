import type { Metadata } from "next";
import { TransformationsScreen } from "#components/transformations/transformations-screen.tsx";

export const metadata: Metadata = { title: "Transformations" };

export default function Page() {
  return <TransformationsScreen />;
}
