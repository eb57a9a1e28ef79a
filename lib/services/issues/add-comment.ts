import { ID_PREFIXES, newId } from "#lib/domain/ids.ts";
import type { IssueCommentModel } from "#lib/schemas/issue-work.ts";
import { inTransaction } from "../configuration/change-configuration.ts";
import type { ServiceContext } from "../context.ts";
import { presentComment } from "./comment-row.ts";
import { findIssue } from "./find-issue.ts";
import { readPeople } from "./issue-people.ts";
import { signalIssues } from "./signal-issues.ts";

/** Writes something about an issue, for everybody who works on it. */
export async function addComment(
  ctx: ServiceContext,
  { id: issueId, body }: { id: string; body: string },
): Promise<IssueCommentModel> {
  const { projectId } = ctx;
  const authorId = ctx.actor.userId;
  const row = await ctx.db.prisma.$transaction(async (tx) => {
    await findIssue(ctx, tx, issueId);
    const now = ctx.now();
    const id = newId(ID_PREFIXES.issueComment, now.getTime());
    const data = { id, projectId, issueId, authorId, body, createdAt: now };
    const added = await tx.issueComment.create({ data });
    const signal = { projectId, issueId, actorId: authorId, data: { comment_id: id } };
    await signalIssues(inTransaction(tx), ctx.queue, [{ ...signal, kind: "commented" }], now);
    return added;
  });
  return presentComment(ctx, row, await readPeople(ctx, [authorId]));
}
