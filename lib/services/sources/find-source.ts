import { AppError } from "#lib/errors.ts";
import type { Prisma, Source } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";

/**
 * Returns the source of this project. Throws NOT_FOUND, alike for ids that never were, are another
 * project's, or were deleted.
 */
export async function findSource(
  ctx: Pick<ServiceContext, "projectId">,
  client: Prisma.TransactionClient,
  id: string,
): Promise<Source> {
  const row = await client.source.findFirst({
    where: { id, projectId: ctx.projectId, deletedAt: null },
  });
  if (!row) throw new AppError("NOT_FOUND", "Source not found", { id });
  return row;
}
