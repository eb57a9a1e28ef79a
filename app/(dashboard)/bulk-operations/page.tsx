import type { Metadata } from "next";
import { BulkOperationsScreen } from "#components/bulk/bulk-operations-screen.tsx";

export const metadata: Metadata = { title: "Bulk operations" };

export default function Page() {
  return <BulkOperationsScreen />;
}
