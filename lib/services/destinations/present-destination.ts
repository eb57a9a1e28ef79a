import type { Health } from "#lib/domain/delivery/protection.ts";
import { type DestinationModel, destinationType } from "#lib/schemas/destination.ts";
import { destinationAuthType } from "#lib/schemas/destination-auth.ts";
import type { Destination } from "../../../generated/prisma/client.ts";
import { openAuth } from "../configuration/seal-auth.ts";
import type { ServiceContext } from "../context.ts";
import type { StoredDestination, StoredDestinationConfig } from "./destination-config.ts";

/** Reads the columns that hold JSON or names; what is in them was checked when it was saved. */
export function storedDestination(row: Destination): StoredDestination {
  return {
    type: destinationType.parse(row.type),
    config: row.config as StoredDestinationConfig,
    authType: destinationAuthType.parse(row.authType),
  };
}

function presentHealth(row: Destination): DestinationModel["health"] {
  const health = row.health as Health | null;
  if (row.slowedAt === null || health?.state !== "slowed") {
    return { state: "healthy", since: null, next_probe_at: null, reason: null };
  }
  return {
    state: "slowed",
    since: row.slowedAt.toISOString(),
    next_probe_at: new Date(health.nextProbeAtMs).toISOString(),
    reason: health.reason,
  };
}

/** Turns a row into what the API answers. Secrets are part of it only on request. */
export function presentDestination(
  ctx: Pick<ServiceContext, "projectId" | "secretBox">,
  row: Destination,
  include?: "config.auth" | undefined,
): DestinationModel {
  const { type, config, authType } = storedDestination(row);
  const auth = include && row.auth ? openAuth(ctx, { id: row.id, auth: row.auth }) : {};
  const isShown = include !== undefined || row.auth === null;
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    team_id: row.projectId,
    type,
    config: { ...config, auth_type: authType, ...(isShown ? { auth } : {}) },
    health: presentHealth(row),
    disabled_at: row.disabledAt?.toISOString() ?? null,
    updated_at: row.updatedAt.toISOString(),
    created_at: row.createdAt.toISOString(),
  };
}
