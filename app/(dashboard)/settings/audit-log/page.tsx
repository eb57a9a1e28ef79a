import type { Metadata } from "next";
import { AuditLogScreen } from "#components/settings/audit-log/audit-log-screen.tsx";

export const metadata: Metadata = { title: "Audit log" };

export default function Page() {
  return <AuditLogScreen />;
}
