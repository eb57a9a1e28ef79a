import type { SqlRunner } from "#lib/adapters/queue.ts";
import { signalKind } from "#lib/domain/issues/signal-kind.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { IssueWrite } from "./save-issues.ts";

/** Writes to the audit log which issues Sluice resolves by itself, with the transaction that does so. */
export async function auditAutoResolved(
  within: SqlRunner,
  writes: readonly IssueWrite[],
  now: Date,
): Promise<void> {
  for (const { id, projectId, before, after } of writes) {
    if (before === null || signalKind(before, after) !== "auto_resolved") continue;
    const entry = {
      organizationId: null,
      projectId,
      actor: { type: "system", name: "Auto-resolve" },
      action: "issue.resolve",
      resourceType: "issue",
      ...{ resourceId: id, resourceName: null, ipAddress: null },
      ...{ before: { status: before.status }, after: { status: after.status } },
    } as const;
    await recordAudit(within, entry, now);
  }
}
