import { AppError } from "#lib/errors.ts";
import type { Destination, Prisma } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";

/**
 * Returns the destination of this project. Throws NOT_FOUND, alike for ids that never were, are another
 * project's, or were deleted.
 */
export async function findDestination(
  ctx: Pick<ServiceContext, "projectId">,
  client: Prisma.TransactionClient,
  id: string,
): Promise<Destination> {
  const row = await client.destination.findFirst({
    where: { id, projectId: ctx.projectId, deletedAt: null },
  });
  if (!row) throw new AppError("NOT_FOUND", "Destination not found", { id });
  return row;
}
