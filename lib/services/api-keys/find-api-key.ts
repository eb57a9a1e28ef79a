import { z } from "zod";
import type { Grants } from "#lib/domain/scopes.ts";
import { type ApiKeyKind, apiKeyKind } from "#lib/schemas/api-key.ts";
import { type Role, role } from "#lib/schemas/permission.ts";
import type { ServiceContext } from "#lib/services/context.ts";
import { hashApiKey } from "./api-key-secret.ts";

const USED_EVERY_MS = 60_000;

export type FoundApiKey = {
  id: string;
  kind: ApiKeyKind;
  organizationId: string;
  /** Null for a key of the organization. */
  projectId: string | null;
  /** The person that a command line acts for. */
  userId: string | null;
  role: Role;
  scopes: readonly string[];
  grants: Grants;
  /** Tells whether the organization of the key has the project that was asked for. */
  hasWanted: boolean;
};

const row = z.object({
  id: z.string(),
  kind: apiKeyKind,
  organizationId: z.string(),
  projectId: z.string().nullable(),
  userId: z.string().nullable(),
  role,
  scopes: z.array(z.string()),
  grants: z.record(z.string(), z.object({ scopes: z.array(z.string()).optional() })),
  lastUsedAt: z.date().nullable(),
  hasWanted: z.boolean(),
});

// The project is asked for too: a key does not outlive it.
const FIND = `
  SELECT k.id, k.kind, k.organization_id AS "organizationId", k.project_id AS "projectId",
    k.user_id AS "userId", k.role, k.scopes, k.grants, k.last_used_at AS "lastUsedAt",
    w.id IS NOT NULL AS "hasWanted"
  FROM api_key k LEFT JOIN project p ON p.id = k.project_id
    LEFT JOIN project w ON w.id = $3 AND w.organization_id = k.organization_id
  WHERE k.key_hash = $1 AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > $2)
    AND (k.project_id IS NULL OR p.id IS NOT NULL)`;

/**
 * Returns the key with that secret while it is in force. Found by its SHA-256, so that the time of the
 * look-up tells nothing about the secret. Notes the use, at most once a minute.
 */
export async function findApiKey(
  ctx: Pick<ServiceContext, "db" | "now">,
  secret: string,
  wantedProjectId: string | null = null,
): Promise<FoundApiKey | null> {
  const now = ctx.now();
  const { rows } = await ctx.db.pool.query({
    name: "find-api-key",
    text: FIND,
    values: [hashApiKey(secret), now, wantedProjectId],
  });
  if (!rows[0]) return null;
  const { lastUsedAt, ...key } = row.parse(rows[0]);
  if (!lastUsedAt || now.getTime() - lastUsedAt.getTime() >= USED_EVERY_MS) {
    await ctx.db.pool.query("UPDATE api_key SET last_used_at = $2 WHERE id = $1", [key.id, now]);
  }
  return key;
}
