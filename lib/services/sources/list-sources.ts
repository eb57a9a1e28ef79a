import type { SourceListQuery, SourceModel } from "#lib/schemas/source.ts";
import { Prisma, type Source } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";
import { allOf, dateCondition, nameCondition, oneOf } from "../lists/conditions.ts";
import { presentPage } from "../lists/read-page.ts";
import { readRows } from "../lists/read-rows.ts";
import { presentSource } from "./present-source.ts";

export type SourceFilter = Omit<SourceListQuery, "limit" | "next" | "prev" | "order_by" | "dir">;

const column = (name: string) => Prisma.raw(`t.${name}`);

/** Returns the condition for a filter. Disabled sources are left out unless they are asked for. */
export function sourceCondition(ctx: ServiceContext, filter: SourceFilter): Prisma.Sql {
  const isDisabledIncluded = filter.disabled === true || filter.disabled_at !== undefined;
  return allOf([
    Prisma.sql`t.project_id = ${ctx.projectId} AND t.deleted_at IS NULL`,
    isDisabledIncluded ? null : Prisma.sql`t.disabled_at IS NULL`,
    oneOf(column("id"), filter.id),
    oneOf(column("type"), filter.type),
    nameCondition(column("name"), filter.name),
    dateCondition(column("disabled_at"), filter.disabled_at),
  ]);
}

export async function listSources(ctx: ServiceContext, query: SourceListQuery) {
  const page = await readRows<Source>(
    ctx,
    {
      from: Prisma.sql`source t`,
      condition: sourceCondition(ctx, query),
      sortBy: [column(query.order_by)],
      load: (ids) =>
        ctx.db.prisma.source.findMany({ where: { id: { in: ids }, projectId: ctx.projectId } }),
    },
    query,
  );
  return presentPage(query, page, (row): SourceModel => presentSource(ctx, row));
}
