import type { Pool } from "pg";
import { idUpperBound } from "#lib/domain/ids.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { runInTransaction } from "../run-in-transaction.ts";

const DAY_MS = 24 * 60 * 60 * 1_000;
const CHUNK = 5_000;
const CHUNKS = 40;

/**
 * Deletes what of the audit log is older than each organization wants it kept, some 200,000 entries at the
 * most, and notes in the log itself how many it were. Ids are in the order of time.
 */
export async function forgetAudit(pool: Pool, now: Date): Promise<void> {
  const { rows } = await pool.query<{ id: string; days: number }>(
    "SELECT id, audit_retention_days AS days FROM organization ORDER BY id",
  );
  for (const { id, days } of rows) {
    const before = idUpperBound("aud", now.getTime() - days * DAY_MS);
    await runInTransaction(pool, async (client) => {
      let deleted = 0;
      for (let chunk = 0; chunk < CHUNKS; chunk += 1) {
        const { rowCount } = await client.query(
          `DELETE FROM audit_entry WHERE id IN (SELECT id FROM audit_entry
             WHERE organization_id = $1 AND id < $2 ORDER BY id LIMIT ${CHUNK})`,
          [id, before],
        );
        deleted += rowCount ?? 0;
        if ((rowCount ?? 0) < CHUNK) break;
      }
      if (deleted === 0) return;
      const entry = {
        organizationId: id,
        projectId: null,
        actor: { type: "system", name: "Retention" },
        action: "audit_log.delete",
        resourceType: "audit_log",
        ...{ resourceId: null, resourceName: null, ipAddress: null },
        ...{ before: null, after: { entries: deleted, kept_for_days: days } },
      } as const;
      await recordAudit(client, entry, now);
    });
  }
}
