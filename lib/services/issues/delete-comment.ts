import { inTransaction } from "../configuration/change-configuration.ts";
import type { ServiceContext } from "../context.ts";
import { tellChanges } from "../tell-changes.ts";
import { findOwnComment } from "./comment-row.ts";

/** Deletes what the caller wrote. */
export async function deleteComment(
  ctx: ServiceContext,
  input: { id: string; comment_id: string },
): Promise<{ id: string }> {
  await ctx.db.prisma.$transaction(async (tx) => {
    const { id } = await findOwnComment(ctx, tx, input);
    await tx.issueComment.delete({ where: { id } });
    await tellChanges(inTransaction(tx), ctx.projectId, ["issues"]);
  });
  return { id: input.comment_id };
}
