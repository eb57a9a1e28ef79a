import { type IssueSignal, transitionIssue } from "#lib/domain/issues/transition.ts";
import { issueStatus } from "#lib/schemas/enums.ts";
import type { IssueModel } from "#lib/schemas/issue.ts";
import type { ServiceContext } from "../context.ts";
import { findIssue } from "./find-issue.ts";
import { presentIssue } from "./issue-row.ts";

/** Applies what somebody decided about an issue, as it is at that moment. */
export async function changeIssue(
  ctx: ServiceContext,
  id: string,
  signal: IssueSignal,
): Promise<IssueModel> {
  return ctx.db.prisma.$transaction(async (tx) => {
    // A recurrence may re-open the issue meanwhile: it waits, or this does.
    await tx.$queryRaw`
      SELECT 1 FROM issue WHERE id = ${id} AND project_id = ${ctx.projectId} FOR UPDATE`;
    const row = await findIssue(ctx, tx, id);
    const now = ctx.now();
    const { openedAt, lastSeenAt, dismissedAt, autoResolvedAt } = row;
    const status = issueStatus.parse(row.status);
    const before = { status, openedAt, lastSeenAt, dismissedAt, autoResolvedAt };
    const data = { ...transitionIssue(before, signal, now), updatedAt: now };
    return presentIssue(await tx.issue.update({ where: { id }, data }));
  });
}
