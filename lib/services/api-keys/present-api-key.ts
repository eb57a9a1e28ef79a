import type { ApiKey } from "#lib/schemas/api-key.ts";
import type { ApiKey as ApiKeyRow } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";

/** Turns a row of the project into what the API answers. */
export function presentApiKey(ctx: Pick<ServiceContext, "projectId">, row: ApiKeyRow): ApiKey {
  return {
    id: row.id,
    label: row.label,
    team_id: ctx.projectId,
    organization_id: row.organizationId,
    key_fingerprint: row.keyHint,
    scopes: row.scopes,
    expires_at: row.expiresAt?.toISOString() ?? null,
    last_used_at: row.lastUsedAt?.toISOString() ?? null,
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
  };
}
