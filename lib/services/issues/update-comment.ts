import type { IssueCommentModel } from "#lib/schemas/issue-work.ts";
import { inTransaction } from "../configuration/change-configuration.ts";
import type { ServiceContext } from "../context.ts";
import { tellChanges } from "../tell-changes.ts";
import { findOwnComment, presentComment } from "./comment-row.ts";
import { readPeople } from "./issue-people.ts";

/** Changes what the caller wrote; that it was changed is shown. */
export async function updateComment(
  ctx: ServiceContext,
  input: { id: string; comment_id: string; body: string },
): Promise<IssueCommentModel> {
  const row = await ctx.db.prisma.$transaction(async (tx) => {
    const stored = await findOwnComment(ctx, tx, input);
    if (stored.body === input.body) return stored;
    await tellChanges(inTransaction(tx), ctx.projectId, ["issues"]);
    const data = { body: input.body, editedAt: ctx.now() };
    return tx.issueComment.update({ where: { id: stored.id }, data });
  });
  return presentComment(ctx, row, await readPeople(ctx, [row.authorId]));
}
