import { AppError } from "#lib/errors.ts";
import type { Prisma } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";
import { CONNECTION_ENDS, type ConnectionRow } from "./present-connection.ts";

/**
 * Returns the connection of this project. Throws NOT_FOUND, alike for ids that never were, are another
 * project's, or were deleted.
 */
export async function findConnection(
  ctx: Pick<ServiceContext, "projectId">,
  client: Prisma.TransactionClient,
  id: string,
): Promise<ConnectionRow> {
  const row = await client.connection.findFirst({
    where: { id, projectId: ctx.projectId, deletedAt: null },
    include: CONNECTION_ENDS,
  });
  if (!row) throw new AppError("NOT_FOUND", "Connection not found", { id });
  return row;
}
