import type { ApiKey, ApiKeyChanges } from "#lib/schemas/api-key.ts";
import type { PlatformContext } from "../context.ts";
import { assertMayGrant } from "./assert-may-grant.ts";
import { findReachableKey } from "./find-reachable-key.ts";
import { presentApiKey } from "./present-api-key.ts";

/** Changes what a key may do, from the next call on. Throws NOT_FOUND, FORBIDDEN, INSUFFICIENT_SCOPE. */
export async function updateApiKey(
  ctx: Pick<PlatformContext, "db" | "now" | "caller">,
  { id, ...changes }: ApiKeyChanges & { id: string },
): Promise<ApiKey> {
  await findReachableKey(ctx, id);
  assertMayGrant(ctx.caller, changes);
  const { scopes, grants } = changes;
  const row = await ctx.db.prisma.apiKey.update({
    where: { id },
    data: {
      ...(scopes === undefined ? {} : { scopes: [...scopes] }),
      ...(grants === undefined ? {} : { grants }),
      updatedAt: ctx.now(),
    },
  });
  return presentApiKey(row);
}
