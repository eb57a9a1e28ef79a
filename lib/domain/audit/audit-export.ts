import type { AuditEntry } from "#lib/schemas/audit-entry.ts";
import { writeCsvLine } from "../lists/write-csv.ts";

/** Names of what `auditCsvLine` writes. */
export const AUDIT_CSV_HEAD = writeCsvLine([
  ...["created_at", "actor_type", "actor", "action"],
  ...["resource_type", "resource_id", "resource_name"],
  ...["ip_address", "before", "after"],
]);

/** Writes an entry as a line of CSV; no cell is a formula. */
export function auditCsvLine({ actor, resource, ...entry }: AuditEntry): string {
  return writeCsvLine([
    ...[entry.created_at, actor.type, actor.name ?? actor.id, entry.action],
    ...[resource.type, resource.id, resource.name],
    ...[entry.ip_address, entry.before, entry.after],
  ]);
}
