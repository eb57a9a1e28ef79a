import type { IssueModel } from "#lib/schemas/issue.ts";
import { inTransaction } from "../configuration/change-configuration.ts";
import type { ServiceContext } from "../context.ts";
import { validationError } from "../parse-input.ts";
import { findIssue } from "./find-issue.ts";
import { listIssuePeople } from "./issue-people.ts";
import { presentIssue } from "./issue-row.ts";
import { lockIssue } from "./lock-issue.ts";
import { signalIssues } from "./signal-issues.ts";

/** Gives an issue to a member of the project, or to nobody. Throws VALIDATION for anybody else. */
export async function assignIssue(
  ctx: ServiceContext,
  { id, user_id: userId }: { id: string; user_id: string | null },
): Promise<IssueModel> {
  const people = (await listIssuePeople(ctx)).models;
  return ctx.db.prisma.$transaction(async (tx) => {
    await lockIssue(ctx, tx, id);
    const row = await findIssue(ctx, tx, id);
    if (userId !== null && !people.some((person) => person.id === userId)) {
      throw validationError(["user_id must be the id of a member of the project"]);
    }
    if (row.assigneeId === userId) return presentIssue(row);
    const now = ctx.now();
    const data = { assigneeId: userId, updatedAt: now };
    const changed = await tx.issue.update({ where: { id }, data });
    const told = { from: row.assigneeId, assignee_id: userId };
    const { projectId, actor } = ctx;
    const signal = { projectId, issueId: id, actorId: actor.userId, data: told };
    await signalIssues(inTransaction(tx), ctx.queue, [{ ...signal, kind: "assigned" }], now);
    return presentIssue(changed);
  });
}
