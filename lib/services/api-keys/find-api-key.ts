import { type Role, role } from "#lib/schemas/permission.ts";
import type { ServiceContext } from "#lib/services/context.ts";
import { hashApiKey } from "./api-key-secret.ts";

const USED_EVERY_MS = 60_000;

export type FoundApiKey = { id: string; projectId: string; organizationId: string; role: Role };

// The project is asked for too: a key does not outlive it.
const FIND = `
  SELECT k.id, k.role, p.id AS "projectId", p.organization_id AS "organizationId",
    k.last_used_at AS "lastUsedAt"
  FROM api_key k JOIN project p ON p.id = k.project_id
  WHERE k.key_hash = $1 AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > $2)`;

/**
 * Returns the key with that secret while it is in force. Found by its SHA-256, so that the time of the
 * look-up tells nothing about the secret. Notes the use, at most once a minute.
 */
export async function findApiKey(
  ctx: Pick<ServiceContext, "db" | "now">,
  secret: string,
): Promise<FoundApiKey | null> {
  const now = ctx.now();
  const { rows } = await ctx.db.pool.query(FIND, [hashApiKey(secret), now]);
  const row = rows[0];
  if (!row) return null;
  if (!row.lastUsedAt || now.getTime() - row.lastUsedAt.getTime() >= USED_EVERY_MS) {
    await ctx.db.pool.query("UPDATE api_key SET last_used_at = $2 WHERE id = $1", [row.id, now]);
  }
  const { id, projectId, organizationId } = row;
  return { id, projectId, organizationId, role: role.parse(row.role) };
}
