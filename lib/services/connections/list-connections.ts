import type { ConnectionListQuery, ConnectionOrder } from "#lib/schemas/connection.ts";
import { Prisma } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";
import { allOf, dateCondition, hasWords, nameCondition, oneOf } from "../lists/conditions.ts";
import { presentPage } from "../lists/read-page.ts";
import { readRows } from "../lists/read-rows.ts";
import { CONNECTION_ENDS, presentConnection } from "./present-connection.ts";

export type ConnectionFilter = Omit<
  ConnectionListQuery,
  "limit" | "next" | "prev" | "order_by" | "dir"
>;

export const CONNECTIONS = Prisma.sql`
  connection t JOIN source s ON s.id = t.source_id JOIN destination d ON d.id = t.destination_id`;

const column = (name: string) => Prisma.raw(`t.${name}`);
const FULL_NAME = Prisma.sql`(s.name || ' -> ' || coalesce(t.name, d.name))`;

const SORT: Record<ConnectionOrder, Prisma.Sql> = {
  created_at: column("created_at"),
  updated_at: column("updated_at"),
  full_name: FULL_NAME,
  "sources.created_at": Prisma.raw("s.created_at"),
  "sources.updated_at": Prisma.raw("s.updated_at"),
  "destinations.created_at": Prisma.raw("d.created_at"),
  "destinations.updated_at": Prisma.raw("d.updated_at"),
};

/** Returns the condition for a filter. Disabled ones are left out unless they are asked for. */
export function connectionCondition(ctx: ServiceContext, filter: ConnectionFilter): Prisma.Sql {
  const isDisabledIncluded = filter.disabled === true || filter.disabled_at !== undefined;
  return allOf([
    Prisma.sql`t.project_id = ${ctx.projectId} AND t.deleted_at IS NULL`,
    isDisabledIncluded ? null : Prisma.sql`t.disabled_at IS NULL`,
    oneOf(column("id"), filter.id),
    oneOf(column("source_id"), filter.source_id),
    oneOf(column("destination_id"), filter.destination_id),
    nameCondition(column("name"), filter.name),
    dateCondition(column("disabled_at"), filter.disabled_at),
    dateCondition(column("paused_at"), filter.paused_at),
    filter.full_name === undefined ? null : hasWords(FULL_NAME, filter.full_name),
  ]);
}

export async function listConnections(ctx: ServiceContext, query: ConnectionListQuery) {
  const orders = Array.isArray(query.order_by) ? query.order_by : [query.order_by];
  const source = {
    from: CONNECTIONS,
    condition: connectionCondition(ctx, query),
    sortBy: orders.map((order) => SORT[order]),
    load: (ids: string[]) =>
      ctx.db.prisma.connection.findMany({
        where: { id: { in: ids }, projectId: ctx.projectId },
        include: CONNECTION_ENDS,
      }),
  };
  const page = await readRows(ctx, source, query);
  return presentPage(query, page, (row) => presentConnection(ctx, row));
}
