import { AppError } from "#lib/errors.ts";
import type { Prisma, Transformation } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";

/**
 * Returns the transformation of this project. Throws NOT_FOUND, alike for ids that never were, are
 * another project's, or were deleted.
 */
export async function findTransformation(
  ctx: Pick<ServiceContext, "projectId">,
  client: Prisma.TransactionClient,
  id: string,
): Promise<Transformation> {
  const row = await client.transformation.findFirst({
    where: { id, projectId: ctx.projectId, deletedAt: null },
  });
  if (!row) throw new AppError("NOT_FOUND", "Transformation not found", { id });
  return row;
}
