import type { PlatformContext } from "../context.ts";
import { findReachableKey } from "./find-reachable-key.ts";

/** Revokes a key for good: the next call with it is refused. Throws NOT_FOUND, FORBIDDEN. */
export async function deleteApiKey(
  ctx: Pick<PlatformContext, "db" | "now" | "caller">,
  { id }: { id: string },
): Promise<{ id: string }> {
  await findReachableKey(ctx, id);
  const now = ctx.now();
  await ctx.db.prisma.apiKey.update({ where: { id }, data: { revokedAt: now, updatedAt: now } });
  return { id };
}
