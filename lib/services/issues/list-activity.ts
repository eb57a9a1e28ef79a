import { issueSignalKind } from "#lib/schemas/issue-signal.ts";
import type { IssueActivityModel } from "#lib/schemas/issue-work.ts";
import type { ServiceContext } from "../context.ts";
import { presentComment } from "./comment-row.ts";
import { findIssue } from "./find-issue.ts";
import { readPeople } from "./issue-people.ts";

/** Older ones than this many are of no use to who works on the issue now. */
const SHOWN = 200;

/** Lists what happened to an issue and what was written about it, the newest first. */
export async function listActivity(
  ctx: ServiceContext,
  { id: issueId }: { id: string },
): Promise<{ models: IssueActivityModel[]; count: number }> {
  const { prisma } = ctx.db;
  await findIssue(ctx, prisma, issueId);
  const where = { issueId, projectId: ctx.projectId };
  const last = { orderBy: { id: "desc" }, take: SHOWN } as const;
  const [signals, comments] = await Promise.all([
    prisma.issueSignal.findMany({ where: { ...where, kind: { not: "commented" } }, ...last }),
    prisma.issueComment.findMany({ where, ...last }),
  ]);
  const people = await readPeople(ctx, [
    ...signals.map(({ actorId }) => actorId),
    ...comments.map(({ authorId }) => authorId),
  ]);
  const happened = signals.map(
    (row): IssueActivityModel => ({
      id: row.id,
      kind: issueSignalKind.parse(row.kind),
      actor: (row.actorId && people.get(row.actorId)) || null,
      data: row.data as Record<string, unknown>,
      comment: null,
      created_at: row.createdAt.toISOString(),
    }),
  );
  const written = comments.map((row): IssueActivityModel => {
    const comment = presentComment(ctx, row, people);
    const { id, author: actor, created_at } = comment;
    return { id, kind: "commented", actor, data: {}, comment, created_at };
  });
  const models = [...happened, ...written]
    .toSorted((a, b) => b.created_at.localeCompare(a.created_at) || b.id.localeCompare(a.id))
    .slice(0, SHOWN);
  return { models, count: models.length };
}
