import { signalKind } from "#lib/domain/issues/signal-kind.ts";
import { type IssueChange, transitionIssue } from "#lib/domain/issues/transition.ts";
import type { IssueModel } from "#lib/schemas/issue.ts";
import type { Prisma } from "../../../generated/prisma/client.ts";
import { inTransaction } from "../configuration/change-configuration.ts";
import type { ServiceContext } from "../context.ts";
import { findIssue } from "./find-issue.ts";
import { presentIssue } from "./issue-row.ts";
import { readState, stateColumns } from "./issue-state.ts";
import { lockIssue } from "./lock-issue.ts";
import { signalIssues } from "./signal-issues.ts";

/** Applies what somebody decided about an issue, as it is at that moment, with the transaction `tx`. */
export async function changeIssueWithin(
  ctx: ServiceContext,
  tx: Prisma.TransactionClient,
  id: string,
  change: IssueChange,
): Promise<IssueModel> {
  const { projectId, queue } = ctx;
  await lockIssue(ctx, tx, id);
  const row = await findIssue(ctx, tx, id);
  const now = ctx.now();
  const before = readState(row);
  const after = transitionIssue(before, change, now);
  if (after === before) return presentIssue(row);
  const data = { ...stateColumns(after), updatedAt: now };
  const changed = await tx.issue.update({ where: { id }, data });
  const kind = signalKind(before, after);
  if (kind) {
    const told = { from: before.status, until: after.snooze?.until, limit: after.snooze?.limit };
    const signal = { projectId, issueId: id, kind, actorId: ctx.actor.userId, data: told };
    await signalIssues(inTransaction(tx), queue, [signal], now);
  }
  return presentIssue(changed);
}

/** Applies what somebody decided about an issue, in a transaction of its own. */
export function changeIssue(
  ctx: ServiceContext,
  id: string,
  change: IssueChange,
): Promise<IssueModel> {
  return ctx.db.prisma.$transaction((tx) => changeIssueWithin(ctx, tx, id, change));
}
