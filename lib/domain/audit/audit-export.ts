import type { AuditEntry } from "#lib/schemas/audit-entry.ts";

const COLUMNS = [
  "created_at",
  "actor_type",
  "actor",
  "action",
  "resource_type",
  "resource_id",
  "resource_name",
  "ip_address",
  "before",
  "after",
] as const;

/** A spreadsheet takes a cell that begins like this for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

function cell(value: unknown): string {
  if (value === null || value === undefined) return "";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** Writes entries as CSV (RFC 4180); no cell is a formula. */
export function auditCsv(entries: readonly AuditEntry[]): string {
  const rows = entries.map(({ actor, resource, ...entry }) =>
    [
      ...[entry.created_at, actor.type, actor.name ?? actor.id, entry.action],
      ...[resource.type, resource.id, resource.name],
      ...[entry.ip_address, entry.before, entry.after],
    ]
      .map(cell)
      .join(","),
  );
  return [COLUMNS.join(","), ...rows].map((row) => `${row}\r\n`).join("");
}

/** Writes entries as JSON, one a line. */
export function auditNdjson(entries: readonly AuditEntry[]): string {
  return entries.map((entry) => `${JSON.stringify(entry)}\n`).join("");
}
