import { AppError } from "#lib/errors.ts";
import type { SourceModel } from "#lib/schemas/source.ts";
import { assertMaySeeSecrets } from "../configuration/assert-may-see-secrets.ts";
import type { ServiceContext } from "../context.ts";
import { presentSource } from "./present-source.ts";

/** Returns a source. Throws GONE when it was deleted. */
export async function getSource(
  ctx: ServiceContext,
  input: { id: string; include?: "config.auth" | undefined },
): Promise<SourceModel> {
  assertMaySeeSecrets(ctx, input);
  const { id, include } = input;
  const row = await ctx.db.prisma.source.findFirst({ where: { id, projectId: ctx.projectId } });
  if (!row) throw new AppError("NOT_FOUND", "Source not found", { id });
  if (row.deletedAt) throw new AppError("GONE", "Source was deleted", { id });
  return presentSource(ctx, row, include);
}
