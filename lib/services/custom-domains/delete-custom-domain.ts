import { AppError } from "#lib/errors.ts";
import type { ServiceContext } from "../context.ts";
import { assertOwnProject } from "./assert-own-project.ts";

type Input = { id?: string; domain_id: string };

/** Deletes a host: requests to it find no source from then on. */
export async function deleteCustomDomain(
  ctx: ServiceContext,
  { id: projectId, domain_id: id }: Input,
): Promise<{ id: string }> {
  assertOwnProject(ctx, projectId);
  const { count } = await ctx.db.prisma.customDomain.deleteMany({
    where: { id, projectId: ctx.projectId },
  });
  if (count === 0) throw new AppError("NOT_FOUND", "Custom domain not found", { id });
  return { id };
}
