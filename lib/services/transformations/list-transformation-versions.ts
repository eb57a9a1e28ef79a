import type { TransformationVersionListQuery } from "#lib/schemas/transformation.ts";
import { Prisma } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";
import { presentPage, readPage } from "../lists/read-page.ts";
import { runSql } from "../lists/run-sql.ts";
import { findTransformation } from "./find-transformation.ts";
import { presentListedVersion } from "./present-version.ts";

type Row = {
  /** The version as text: the cursor of the list. */
  id: string;
  transformationId: string;
  version: number;
  createdById: string | null;
  createdAt: Date;
};

const CURSOR = /^\d{1,9}$/;

/** Lists the versions of a transformation without what they are: who saved them, and when. */
export async function listTransformationVersions(
  ctx: ServiceContext,
  query: TransformationVersionListQuery & { id: string },
) {
  const { id } = await findTransformation(ctx, ctx.db.prisma, query.id);
  const own = Prisma.sql`t.transformation_id = ${id} AND t.project_id = ${ctx.projectId}`;
  const page = await readPage<Row>(
    {
      columns: [{ sql: Prisma.raw("t.version"), dir: query.dir }],
      positionOf: (cursor) => (CURSOR.test(cursor) ? [Number(cursor)] : null),
      rows: (where, orderBy, limit) =>
        runSql(
          ctx.db.pool,
          Prisma.sql`SELECT t.version::text AS id, t.transformation_id AS "transformationId", t.version,
              t.created_by_id AS "createdById", t.created_at AS "createdAt"
            FROM transformation_version t
            WHERE ${own} ${where ? Prisma.sql`AND ${where}` : Prisma.empty}
            ORDER BY ${orderBy} LIMIT ${limit}`,
        ),
    },
    query,
  );
  return presentPage(query, page, presentListedVersion);
}
