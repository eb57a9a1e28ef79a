import type { Prisma } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";

/** Locks an issue: a recurrence that would change it meanwhile waits, or this does. */
export async function lockIssue(
  { projectId }: Pick<ServiceContext, "projectId">,
  tx: Prisma.TransactionClient,
  id: string,
): Promise<void> {
  await tx.$queryRaw`
    SELECT 1 FROM issue WHERE id = ${id} AND project_id = ${projectId} FOR UPDATE`;
}
