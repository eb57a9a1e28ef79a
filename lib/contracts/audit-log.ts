import { auditLogQuery, auditPage } from "#lib/schemas/audit-entry.ts";
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
