import type { IssueOccurrenceQuery, IssueOccurrencesModel } from "#lib/schemas/issue-work.ts";
import { Prisma } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";
import { runSql } from "../lists/run-sql.ts";
import { validationError } from "../parse-input.ts";

const MAX_ISSUES = 100;
const MAX_POINTS = 400;

type Row = { id: string; at: Date; count: number };

/** Counts how often issues occurred, in steps between two moments; steps without any are left out. */
export async function countOccurrences(
  ctx: Pick<ServiceContext, "db" | "projectId">,
  { issue_id: ids, start, end, step_s: stepS }: IssueOccurrenceQuery,
): Promise<IssueOccurrencesModel> {
  if (ids.length > MAX_ISSUES) throw validationError([`issue_id must have at most ${MAX_ISSUES}`]);
  const points = (end.getTime() - start.getTime()) / (stepS * 1_000);
  if (points < 0) throw validationError(["end must not be before start"]);
  if (points > MAX_POINTS) throw validationError([`step_s must make at most ${MAX_POINTS} steps`]);
  const rows = await runSql<Row>(
    ctx.db.pool,
    Prisma.sql`SELECT issue_id AS id, sum(count)::float8 AS count,
        date_bin(${stepS} * interval '1 second', bucket_at, ${start}::timestamptz) AS at
      FROM issue_occurrence
      WHERE project_id = ${ctx.projectId} AND issue_id = ANY(${ids}::text[])
        AND bucket_at >= ${start}::timestamptz - interval '59 seconds' AND bucket_at <= ${end}
      GROUP BY 1, 3 ORDER BY 1, 3`,
  );
  const models = [...new Set(ids)].map((id) => ({
    issue_id: id,
    points: rows
      .filter((row) => row.id === id)
      .map(({ at, count }) => ({ at: at.toISOString(), count })),
  }));
  return { models, count: models.length };
}
