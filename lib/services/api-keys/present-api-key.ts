import { type ApiKey, apiKey, apiKeyKind } from "#lib/schemas/api-key.ts";
import { role } from "#lib/schemas/permission.ts";
import type { ApiKey as ApiKeyRow } from "../../../generated/prisma/client.ts";

/** Turns a row into what the API answers. */
export function presentApiKey(row: ApiKeyRow): ApiKey {
  return {
    id: row.id,
    label: row.label,
    type: apiKeyKind.parse(row.kind),
    team_id: row.projectId,
    organization_id: row.organizationId,
    user_id: row.userId,
    role: role.parse(row.role),
    key_fingerprint: row.keyHint,
    scopes: row.scopes,
    grants: apiKey.shape.grants.parse(row.grants),
    expires_at: row.expiresAt?.toISOString() ?? null,
    last_used_at: row.lastUsedAt?.toISOString() ?? null,
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
  };
}
