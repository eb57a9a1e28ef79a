import type { IssuePerson } from "#lib/schemas/issue-work.ts";
import { Prisma } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";
import { runSql } from "../lists/run-sql.ts";

/** Members of the organization, and where the project is private those who may open it. */
const MEMBERS = (projectId: string) => Prisma.sql`
  SELECT u.id, u.name, u.email FROM project p
  JOIN member m ON m.organization_id = p.organization_id JOIN "user" u ON u.id = m.user_id
  WHERE p.id = ${projectId} AND (NOT p.is_private OR m.role IN ('owner', 'admin')
    OR EXISTS (SELECT 1 FROM project_member o WHERE o.project_id = p.id AND o.user_id = u.id))`;

/** Lists who an issue can be assigned to. */
export async function listIssuePeople(
  ctx: Pick<ServiceContext, "db" | "projectId">,
): Promise<{ models: IssuePerson[]; count: number }> {
  const models = await runSql<IssuePerson>(
    ctx.db.pool,
    Prisma.sql`${MEMBERS(ctx.projectId)} ORDER BY coalesce(u.name, u.email), u.id`,
  );
  return { models, count: models.length };
}

/** Reads people by their ids, whether they are still members or not. */
export async function readPeople(
  ctx: Pick<ServiceContext, "db">,
  ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, IssuePerson>> {
  const known = [...new Set(ids.filter((id) => id !== null))];
  if (known.length === 0) return new Map();
  const rows = await ctx.db.prisma.user.findMany({
    where: { id: { in: known } },
    select: { id: true, name: true, email: true },
  });
  return new Map(rows.map((row) => [row.id, row]));
}
