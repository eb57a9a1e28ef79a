import { AppError } from "#lib/errors.ts";
import type { ConnectionModel } from "#lib/schemas/connection.ts";
import type { ServiceContext } from "../context.ts";
import { CONNECTION_ENDS, presentConnection } from "./present-connection.ts";

/** Returns a connection. Throws GONE when it was deleted. */
export async function getConnection(
  ctx: ServiceContext,
  { id }: { id: string },
): Promise<ConnectionModel> {
  const row = await ctx.db.prisma.connection.findFirst({
    where: { id, projectId: ctx.projectId },
    include: CONNECTION_ENDS,
  });
  if (!row) throw new AppError("NOT_FOUND", "Connection not found", { id });
  if (row.deletedAt) throw new AppError("GONE", "Connection was deleted", { id });
  return presentConnection(ctx, row);
}
