import { sourceToken } from "#lib/domain/ids.ts";
import { anyAuthType, type SourceModel } from "#lib/schemas/source.ts";
import { authTypesOf, sourceType } from "#lib/schemas/source-type.ts";
import type { Source } from "../../../generated/prisma/client.ts";
import { openAuth } from "../configuration/seal-auth.ts";
import type { ServiceContext } from "../context.ts";
import type { StoredSource, StoredSourceConfig } from "./source-config.ts";

export type PresentContext = Pick<
  ServiceContext,
  "projectId" | "secretBox" | "publicUrl" | "now" | "ingestUrl" | "customHost"
>;

/** Reads the columns that hold JSON or names; what is in them was checked when it was saved. */
export function storedSource(row: Source): StoredSource {
  return {
    type: sourceType.parse(row.type),
    config: row.config as StoredSourceConfig,
    authType: row.authType === null ? null : anyAuthType.parse(row.authType),
  };
}

function sourceUrl(ctx: PresentContext, id: string): string {
  const own = ctx.ingestUrl ?? `${ctx.publicUrl}/e`;
  const base = ctx.customHost ? `https://${ctx.customHost}` : own;
  return `${base}/${sourceToken(id)}`;
}

/** Turns a row into what the API answers. Secrets are part of it only on request. */
export function presentSource(
  ctx: PresentContext,
  row: Source,
  include?: "config.auth" | undefined,
): SourceModel {
  const { type, config, authType } = storedSource(row);
  const isGeneric = authTypesOf(type) !== null;
  const { previousAuthExpiresAt: expiresAt } = row;
  const isOverlapping = expiresAt !== null && expiresAt > ctx.now();
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    team_id: row.projectId,
    url: sourceUrl(ctx, row.id),
    type,
    authenticated: row.auth !== null,
    config: {
      ...config,
      ...(isGeneric && authType ? { auth_type: authType } : {}),
      ...(isOverlapping ? { previous_auth_expires_at: expiresAt.toISOString() } : {}),
      ...(include ? { auth: row.auth && openAuth(ctx, { id: row.id, auth: row.auth }) } : {}),
    },
    disabled_at: row.disabledAt?.toISOString() ?? null,
    updated_at: row.updatedAt.toISOString(),
    created_at: row.createdAt.toISOString(),
  };
}
