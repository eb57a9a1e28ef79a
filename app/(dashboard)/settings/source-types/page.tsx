import type { Metadata } from "next";
import { CustomTypesScreen } from "#components/sources/custom-types/custom-types-screen.tsx";

export const metadata: Metadata = { title: "Source types" };

export default function Page() {
  return <CustomTypesScreen />;
}
