import type { SqlRunner } from "#lib/adapters/queue.ts";
import type { AuditedChanges } from "#lib/domain/audit/audited-changes.ts";
import { ID_PREFIXES, newId } from "#lib/domain/ids.ts";

/** Who did it: a person by the id of their user, a key by its own, or Sluice itself. */
export type AuditActor =
  | { type: "person" | "key"; id: string; name?: string }
  | { type: "system"; id?: never; name?: string };

export type NewAuditEntry = AuditedChanges & {
  organizationId: string | null;
  projectId: string | null;
  actor: AuditActor;
  /** `connection.pause`: a noun, and what was done to it. */
  action: string;
  resourceType: string;
  resourceId: string | null;
  resourceName: string | null;
  ipAddress: string | null;
};

const SQL = `
  INSERT INTO audit_entry (id, organization_id, project_id, actor_type, actor_id, actor_name, action,
    resource_type, resource_id, resource_name, before, after, ip_address, created_at)
  SELECT $1, coalesce($2::text, (SELECT organization_id FROM project WHERE id = $3::text)), $3::text,
    $4::text, $5::text, coalesce($6::text, CASE $4::text
      WHEN 'person' THEN (SELECT email FROM "user" WHERE id = $5::text)
      WHEN 'key' THEN (SELECT label FROM api_key WHERE id = $5::text) END),
    $7::text, $8::text, $9::text, $10::text, $11::text::jsonb, $12::text::jsonb, $13::text, $14::timestamptz`;

/**
 * Writes what somebody did to the audit log, with the transaction of `within`. Entries are never changed.
 * Secrets must be masked already: see `auditedChanges`.
 */
export async function recordAudit(
  within: SqlRunner,
  entry: NewAuditEntry,
  now: Date,
): Promise<void> {
  const { actor } = entry;
  await within.query(SQL, [
    newId(ID_PREFIXES.auditEntry, now.getTime()),
    entry.organizationId,
    entry.projectId,
    actor.type,
    actor.id ?? null,
    actor.name ?? null,
    entry.action,
    entry.resourceType,
    entry.resourceId,
    entry.resourceName,
    toJson(entry.before),
    toJson(entry.after),
    entry.ipAddress,
    now,
  ]);
}

/** JSON that Postgres takes: without the characters that its text cannot have. */
function toJson(fields: AuditedChanges["before"]): string | null {
  return fields && JSON.stringify(fields).toWellFormed().replaceAll("\\\\u0000", "");
}
