import {
  type ApiKeyRollInput,
  apiKey,
  apiKeyKind,
  type CreatedApiKey,
} from "#lib/schemas/api-key.ts";
import type { PlatformContext } from "../context.ts";
import { addApiKey } from "./add-api-key.ts";
import { assertMayReplace } from "./assert-may-replace.ts";
import { findReachableKey } from "./find-reachable-key.ts";

/**
 * Replaces a key by a new one that may do the same for as long. The old one is refused `delay_sec` later, or
 * when it would have been anyway. Throws NOT_FOUND, FORBIDDEN, INSUFFICIENT_SCOPE.
 */
export async function rollApiKey(
  ctx: Pick<PlatformContext, "db" | "now" | "caller">,
  { id, delay_sec }: ApiKeyRollInput & { id: string },
): Promise<CreatedApiKey> {
  const old = await findReachableKey(ctx, id);
  assertMayReplace(ctx.caller, old);
  const now = ctx.now();
  const endsAt = new Date(now.getTime() + delay_sec * 1_000);
  const { organizationId, projectId, userId, label, role, scopes, expiresAt } = old;
  return ctx.db.prisma.$transaction(async (tx) => {
    await tx.apiKey.update({
      where: { id },
      data: {
        expiresAt: expiresAt && expiresAt < endsAt ? expiresAt : endsAt,
        // The new key takes over whom it is known as.
        clientId: null,
        updatedAt: now,
      },
    });
    return addApiKey(ctx, tx, {
      kind: apiKeyKind.parse(old.kind),
      ...{ organizationId, projectId, userId, label, role, scopes, expiresAt },
      grants: apiKey.shape.grants.parse(old.grants),
      clientId: old.clientId,
    });
  });
}
