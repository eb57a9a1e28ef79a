import { AppError } from "#lib/errors.ts";
import type { IssueTrigger, Prisma } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";

/** Returns the trigger of this project. Throws NOT_FOUND, alike for unknown, foreign and deleted ids. */
export async function findIssueTrigger(
  ctx: Pick<ServiceContext, "projectId">,
  client: Prisma.TransactionClient,
  id: string,
): Promise<IssueTrigger> {
  const row = await client.issueTrigger.findFirst({
    where: { id, projectId: ctx.projectId, deletedAt: null },
  });
  if (!row) throw new AppError("NOT_FOUND", "Issue trigger not found", { id });
  return row;
}
