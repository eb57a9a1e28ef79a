import type { ApiKey } from "#lib/schemas/api-key.ts";
import type { ServiceContext } from "../context.ts";
import { presentApiKey } from "./present-api-key.ts";

/** Lists the keys of the project that are in force, newest first. */
export async function listApiKeys(
  ctx: Pick<ServiceContext, "db" | "now" | "projectId">,
): Promise<ApiKey[]> {
  const rows = await ctx.db.prisma.apiKey.findMany({
    where: {
      projectId: ctx.projectId,
      revokedAt: null,
      OR: [{ expiresAt: null }, { expiresAt: { gt: ctx.now() } }],
    },
    orderBy: { id: "desc" },
  });
  return rows.map((row) => presentApiKey(ctx, row));
}
