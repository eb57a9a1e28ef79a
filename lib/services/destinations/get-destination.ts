import { AppError } from "#lib/errors.ts";
import type { DestinationModel } from "#lib/schemas/destination.ts";
import { assertMaySeeSecrets } from "../configuration/assert-may-see-secrets.ts";
import type { ServiceContext } from "../context.ts";
import { presentDestination } from "./present-destination.ts";

/** Returns a destination. Throws GONE when it was deleted. */
export async function getDestination(
  ctx: ServiceContext,
  input: { id: string; include?: "config.auth" | undefined },
): Promise<DestinationModel> {
  assertMaySeeSecrets(ctx, input);
  const { id, include } = input;
  const row = await ctx.db.prisma.destination.findFirst({
    where: { id, projectId: ctx.projectId },
  });
  if (!row) throw new AppError("NOT_FOUND", "Destination not found", { id });
  if (row.deletedAt) throw new AppError("GONE", "Destination was deleted", { id });
  return presentDestination(ctx, row, include);
}
