import type { Database } from "#lib/adapters/db.ts";
import type { SqlRunner } from "#lib/adapters/queue.ts";
import type { AuditedAction } from "#lib/domain/audit/audited-action.ts";
import { auditedChanges, auditedName } from "#lib/domain/audit/audited-changes.ts";
import { type AuditedPlace, type AuditedRow, auditedRowReader } from "./read-audited-row.ts";
import { type AuditActor, recordAudit } from "./record-audit.ts";

export type AuditedCall = {
  action: AuditedAction;
  place: AuditedPlace;
  actor: AuditActor;
  ipAddress: string | null;
  /** Where rows say themselves which project they are of, they are believed. */
  projectId: string | null;
  /** What was asked for, without what stands in the path. */
  input: Readonly<Record<string, unknown>>;
};

function idOf(row: AuditedRow | null, { key }: AuditedPlace, result: unknown): string | null {
  if (typeof row?.id === "string") return row.id;
  if (key) return key.value;
  const isObject = typeof result === "object" && result !== null;
  return isObject && "id" in result && typeof result.id === "string" ? result.id : null;
}

function projectOf(row: AuditedRow | null, { place, projectId }: AuditedCall): string | null {
  if (row && place.table === "project") return String(row.id);
  return typeof row?.project_id === "string" ? row.project_id : projectId;
}

/**
 * Does `work` and writes exactly one entry to the audit log: with the first transaction of `work` that
 * changes anything, or after it where nothing is changed here, such as with secrets that are shown. Work that
 * fails before it has changed anything leaves no entry.
 */
export async function auditedCall<T>(
  { db, now }: { db: Database; now: () => Date },
  call: AuditedCall,
  work: () => Promise<T>,
): Promise<T> {
  const readRow = await auditedRowReader(db, call.place);
  let before: AuditedRow | null = null;
  let isWritten = false;

  async function write(within: SqlRunner, after: AuditedRow | null, result?: unknown) {
    const { place, action } = call;
    const row = after ?? before;
    await recordAudit(
      within,
      {
        organizationId: place.organizationId,
        projectId: projectOf(row, call),
        actor: call.actor,
        action: action.action,
        resourceType: action.resourceType,
        resourceId: idOf(row, place, result),
        resourceName: auditedName(row),
        ipAddress: call.ipAddress,
        ...auditedChanges(before, after, call.input),
      },
      now(),
    );
  }

  const result = await db.accompany(
    {
      isWanted: () => !isWritten,
      async beforeWrite(within) {
        before = call.place.key ? await readRow(within) : null;
      },
      async beforeCommit(within) {
        await write(within, await readRow(within));
      },
      committed() {
        isWritten = true;
      },
    },
    work,
  );
  if (!isWritten) {
    before = call.place.key ? await readRow(db.pool) : null;
    await write(db.pool, before, result);
  }
  return result;
}
