import { AppError } from "#lib/errors.ts";
import type { IssueCommentModel, IssuePerson } from "#lib/schemas/issue-work.ts";
import type { IssueComment, Prisma } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";

type Asked = Pick<ServiceContext, "projectId" | "actor">;

/** What keys wrote belongs to all keys. */
const isOwn = ({ actor }: Asked, { authorId }: IssueComment) => authorId === actor.userId;

/** Turns a row into what the API answers. */
export function presentComment(
  ctx: Asked,
  row: IssueComment,
  people: ReadonlyMap<string, IssuePerson>,
): IssueCommentModel {
  return {
    id: row.id,
    issue_id: row.issueId,
    body: row.body,
    author: (row.authorId && people.get(row.authorId)) || null,
    is_own: isOwn(ctx, row),
    edited_at: row.editedAt?.toISOString() ?? null,
    created_at: row.createdAt.toISOString(),
  };
}

/** Returns a comment that the caller wrote. Throws NOT_FOUND, or FORBIDDEN for that of somebody else. */
export async function findOwnComment(
  ctx: Asked,
  client: Prisma.TransactionClient,
  { id, comment_id: commentId }: { id: string; comment_id: string },
): Promise<IssueComment> {
  const where = { id: commentId, issueId: id, projectId: ctx.projectId };
  const row = await client.issueComment.findFirst({ where });
  if (!row) throw new AppError("NOT_FOUND", "Comment not found", { id: commentId });
  if (!isOwn(ctx, row)) {
    throw new AppError("FORBIDDEN", "Only who wrote a comment may change or delete it");
  }
  return row;
}
