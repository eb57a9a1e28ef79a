import type { ApiKey } from "#lib/schemas/api-key.ts";
import type { PlatformContext } from "../context.ts";
import { reachableKeys } from "./find-reachable-key.ts";
import { presentApiKey } from "./present-api-key.ts";

/** Lists the keys in force that the caller may see, newest first. */
export async function listApiKeys(
  ctx: Pick<PlatformContext, "db" | "now" | "caller">,
): Promise<ApiKey[]> {
  const where = await reachableKeys(ctx);
  return (await ctx.db.prisma.apiKey.findMany({ where, orderBy: { id: "desc" } })).map(
    presentApiKey,
  );
}
