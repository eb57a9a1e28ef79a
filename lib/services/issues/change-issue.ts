import {
  type IssueSignal,
  type IssueState,
  transitionIssue,
} from "#lib/domain/issues/transition.ts";
import { type IssueStatus, issueStatus } from "#lib/schemas/enums.ts";
import type { IssueModel } from "#lib/schemas/issue.ts";
import type { IssueSignalKind } from "#lib/schemas/issue-signal.ts";
import { inTransaction } from "../configuration/change-configuration.ts";
import type { ServiceContext } from "../context.ts";
import { findIssue } from "./find-issue.ts";
import { presentIssue } from "./issue-row.ts";
import { signalIssues } from "./signal-issues.ts";

const KINDS: Record<IssueStatus, IssueSignalKind> = {
  OPENED: "reopened",
  ACKNOWLEDGED: "acknowledged",
  IGNORED: "ignored",
  RESOLVED: "resolved",
};

/** What to tell of a change; null: nothing has changed. */
function kindOf(before: IssueState, after: IssueState): IssueSignalKind | null {
  if (after.dismissedAt !== null && before.dismissedAt === null) return "dismissed";
  const isBack = before.dismissedAt !== null && after.dismissedAt === null;
  return isBack || before.status !== after.status ? KINDS[after.status] : null;
}

/** Applies what somebody decided about an issue, as it is at that moment. */
export async function changeIssue(
  ctx: ServiceContext,
  id: string,
  signal: IssueSignal,
): Promise<IssueModel> {
  const { projectId, queue } = ctx;
  return ctx.db.prisma.$transaction(async (tx) => {
    // A recurrence may re-open the issue meanwhile: it waits, or this does.
    await tx.$queryRaw`
      SELECT 1 FROM issue WHERE id = ${id} AND project_id = ${projectId} FOR UPDATE`;
    const row = await findIssue(ctx, tx, id);
    const now = ctx.now();
    const { openedAt, lastSeenAt, dismissedAt, autoResolvedAt } = row;
    const status = issueStatus.parse(row.status);
    const before = { status, openedAt, lastSeenAt, dismissedAt, autoResolvedAt };
    const after = transitionIssue(before, signal, now);
    const changed = await tx.issue.update({ where: { id }, data: { ...after, updatedAt: now } });
    const kind = kindOf(before, after);
    if (kind) {
      const actorId = ctx.actor.userId;
      const told = { projectId, issueId: id, kind, actorId, data: { from: status } };
      await signalIssues(inTransaction(tx), queue, [told], now);
    }
    return presentIssue(changed);
  });
}
