import {
  type IntegrationModel,
  integrationModel,
  integrationProvider,
} from "#lib/schemas/integration.ts";
import type { Source } from "../../../generated/prisma/client.ts";
import { openAuth } from "../configuration/seal-auth.ts";
import type { ServiceContext } from "../context.ts";
import { integrationIdOf, type StoredIntegration } from "./find-integration.ts";

type Include = "config.auth" | undefined;
type PresentContext = Pick<ServiceContext, "projectId" | "secretBox">;

const { features } = integrationModel.shape;

function opened(ctx: PresentContext, id: string, sealed: Uint8Array | null, include: Include) {
  return include && sealed ? openAuth(ctx, { id, auth: sealed }) : {};
}

/** Turns a row into what the API answers. Secrets are part of it only on request. */
export function presentIntegration(
  ctx: PresentContext,
  row: StoredIntegration,
  include?: Include,
): IntegrationModel {
  return {
    id: row.id,
    team_id: row.projectId,
    label: row.label,
    provider: integrationProvider.parse(row.provider),
    features: features.parse(row.features),
    configs: opened(ctx, row.id, row.configs, include),
    sources: row.sources.map(({ id }) => id),
    updated_at: row.updatedAt.toISOString(),
    created_at: row.createdAt.toISOString(),
  };
}

/** Shows the authentication that was set on a source itself as the integration that it amounts to. */
export function presentDirectAuth(
  ctx: PresentContext,
  source: Source,
  include?: Include,
): IntegrationModel {
  const provider = integrationProvider.parse(source.authType);
  return {
    id: integrationIdOf(source.id),
    team_id: source.projectId,
    label: source.type.toLowerCase(),
    provider,
    features: ["VERIFICATION"],
    configs: opened(ctx, source.id, source.auth, include),
    sources: [source.id],
    updated_at: source.updatedAt.toISOString(),
    created_at: source.createdAt.toISOString(),
  };
}
