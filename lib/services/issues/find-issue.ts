import { AppError } from "#lib/errors.ts";
import type { Issue, Prisma } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";

/** Returns the issue of this project. Throws NOT_FOUND, alike for unknown and foreign ids. */
export async function findIssue(
  ctx: Pick<ServiceContext, "projectId">,
  client: Prisma.TransactionClient,
  id: string,
): Promise<Issue> {
  const row = await client.issue.findFirst({ where: { id, projectId: ctx.projectId } });
  if (!row) throw new AppError("NOT_FOUND", "Issue not found", { id });
  return row;
}
