import type { TransformationListQuery } from "#lib/schemas/transformation.ts";
import { Prisma } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";
import { allOf, nameCondition, oneOf } from "../lists/conditions.ts";
import { presentPage } from "../lists/read-page.ts";
import { readRows } from "../lists/read-rows.ts";
import { runSql } from "../lists/run-sql.ts";
import { withinBytes } from "../lists/within-bytes.ts";
import { presentListedTransformation } from "./present-transformation.ts";

export type TransformationFilter = Pick<TransformationListQuery, "id" | "name">;

/** So that a page of long code does not fill the memory of the process. */
const MAX_PAGE_BYTES = 16 * 1024 * 1024;

export const TRANSFORMATIONS = Prisma.sql`transformation t`;

const column = (name: string) => Prisma.raw(`t.${name}`);

export function transformationCondition(
  ctx: ServiceContext,
  filter: TransformationFilter,
): Prisma.Sql {
  return allOf([
    Prisma.sql`t.project_id = ${ctx.projectId} AND t.deleted_at IS NULL`,
    oneOf(column("id"), filter.id),
    nameCondition(column("name"), filter.name),
  ]);
}

/** Lists transformations with their code, without their variables. */
export async function listTransformations(ctx: ServiceContext, query: TransformationListQuery) {
  const ownIds = (ids: string[]) => ({ id: { in: ids }, projectId: ctx.projectId });
  const sized = await readRows<{ id: string; bytes: number }>(
    ctx,
    {
      from: TRANSFORMATIONS,
      condition: transformationCondition(ctx, query),
      sortBy: [column(query.order_by)],
      load: (ids) =>
        runSql(
          ctx.db.pool,
          Prisma.sql`SELECT t.id, octet_length(t.code) AS bytes FROM transformation t
            WHERE t.project_id = ${ctx.projectId} AND t.id = ANY(${ids})`,
        ),
    },
    query,
  );
  const isBackward = query.prev !== undefined;
  const { rows, ...cursors } = withinBytes(sized, MAX_PAGE_BYTES, (row) => row.bytes, isBackward);
  const loaded = await ctx.db.prisma.transformation.findMany({
    where: ownIds(rows.map(({ id }) => id)),
    omit: { env: true },
  });
  const byId = new Map(loaded.map((row) => [row.id, row]));
  const page = { ...cursors, rows: rows.flatMap(({ id }) => byId.get(id) ?? []) };
  return presentPage(query, page, presentListedTransformation);
}
