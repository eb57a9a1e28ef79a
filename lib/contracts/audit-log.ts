import { z } from "zod";
import { auditExportQuery, auditLogQuery, auditPage } from "#lib/schemas/audit-entry.ts";
import { defineContract } from "./contract.ts";

export const listAuditEntriesContract = defineContract({
  method: "GET",
  path: "/audit-log",
  summary: "List who did what, newest first",
  permission: "audit.read",
  audience: "any-key",
  query: auditLogQuery,
  response: auditPage,
});

export const exportAuditLogContract = defineContract({
  method: "GET",
  path: "/audit-log/export",
  summary: "Write who did what to a file: CSV, or JSON line by line",
  permission: "audit.read",
  audience: "any-key",
  query: auditExportQuery,
  response: z.string(),
  textType: "text/csv",
  isStream: true,
});
