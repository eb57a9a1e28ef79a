import type { DestinationListQuery, DestinationModel } from "#lib/schemas/destination.ts";
import { type Destination, Prisma } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";
import { allOf, dateCondition, nameCondition, oneOf } from "../lists/conditions.ts";
import { presentPage } from "../lists/read-page.ts";
import { readRows } from "../lists/read-rows.ts";
import { presentDestination } from "./present-destination.ts";

export type DestinationFilter = Omit<
  DestinationListQuery,
  "limit" | "next" | "prev" | "order_by" | "dir"
>;

const column = (name: string) => Prisma.raw(`t.${name}`);

/** Returns the condition for a filter. Disabled destinations are left out unless they are asked for. */
export function destinationCondition(ctx: ServiceContext, filter: DestinationFilter): Prisma.Sql {
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

export async function listDestinations(ctx: ServiceContext, query: DestinationListQuery) {
  const page = await readRows<Destination>(
    ctx,
    {
      from: Prisma.sql`destination t`,
      condition: destinationCondition(ctx, query),
      sortBy: [column(query.order_by)],
      load: (ids) =>
        ctx.db.prisma.destination.findMany({
          where: { id: { in: ids }, projectId: ctx.projectId },
        }),
    },
    query,
  );
  return presentPage(query, page, (row): DestinationModel => presentDestination(ctx, row));
}
