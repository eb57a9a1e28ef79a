import {
  type IntegrationListQuery,
  type IntegrationModel,
  integrationProvider,
} from "#lib/schemas/integration.ts";
import { Prisma } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";
import { allOf, oneOf } from "../lists/conditions.ts";
import { presentPage } from "../lists/read-page.ts";
import { readRows } from "../lists/read-rows.ts";
import { directlyProtected, sourceIdOf, WITH_SOURCES } from "./find-integration.ts";
import { presentDirectAuth, presentIntegration } from "./present-integration.ts";

const column = (name: string) => Prisma.raw(`t.${name}`);

/** Stored integrations, and those that the own authentication of sources amounts to. */
function allIntegrations(ctx: ServiceContext): Prisma.Sql {
  return Prisma.sql`(
    SELECT id, project_id, label, provider, created_at FROM integration
    WHERE project_id = ${ctx.projectId}
    UNION ALL
    SELECT 'int_' || substr(id, 5), project_id, lower(type), auth_type, created_at FROM source
    WHERE project_id = ${ctx.projectId} AND integration_id IS NULL AND deleted_at IS NULL
      AND auth IS NOT NULL AND auth_type = ANY(${[...integrationProvider.options]}::text[])
  ) t`;
}

async function load(ctx: ServiceContext, ids: string[]): Promise<IntegrationModel[]> {
  const { prisma } = ctx.db;
  const [stored, sources] = await Promise.all([
    prisma.integration.findMany({
      where: { projectId: ctx.projectId, id: { in: ids } },
      include: WITH_SOURCES,
    }),
    prisma.source.findMany({
      where: { ...directlyProtected(ctx), id: { in: ids.map(sourceIdOf) } },
    }),
  ]);
  return [
    ...stored.map((row) => presentIntegration(ctx, row)),
    ...sources.map((row) => presentDirectAuth(ctx, row)),
  ];
}

export async function listIntegrations(ctx: ServiceContext, query: IntegrationListQuery) {
  const page = await readRows<IntegrationModel>(
    ctx,
    {
      from: allIntegrations(ctx),
      condition: allOf([
        oneOf(column("label"), query.label),
        oneOf(column("provider"), query.provider),
      ]),
      sortBy: [column("created_at")],
      load: (ids) => load(ctx, ids),
    },
    query,
  );
  return presentPage(query, page, (model) => model);
}
