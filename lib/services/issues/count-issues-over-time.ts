import { chooseBuckets } from "#lib/domain/lists/choose-buckets.ts";
import type { HistogramModel, IssueHistogramQuery } from "#lib/schemas/histogram.ts";
import { Prisma } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";
import { allOf } from "../lists/conditions.ts";
import type { Tally } from "../lists/count-rows-over-time.ts";
import { presentHistogram } from "../lists/present-histogram.ts";
import { runSql } from "../lists/run-sql.ts";
import { issueCondition } from "./list-issues.ts";

/** Occurrences are counted by the minute, so that no bucket is shorter. */
const MINUTE_MS = 60_000;
/** How many minutes of issues are looked at; the newest, where there are more. */
const MOST_MINUTES = 200_000;

async function oldestMs({ db, projectId }: ServiceContext): Promise<number | null> {
  const [row] = await runSql<{ at: Date }>(
    db.pool,
    Prisma.sql`SELECT bucket_at AS at FROM issue_occurrence WHERE project_id = ${projectId}
      ORDER BY bucket_at LIMIT 1`,
  );
  return row?.at.getTime() ?? null;
}

/** Returns the newest minute that is not looked at any more; null where all are. */
async function cutMs({ db }: ServiceContext, minutes: Prisma.Sql): Promise<number | null> {
  const [row] = await runSql<{ at: Date }>(
    db.pool,
    Prisma.sql`SELECT o.bucket_at AS at FROM issue_occurrence o WHERE ${minutes}
      ORDER BY o.bucket_at DESC OFFSET ${MOST_MINUTES} LIMIT 1`,
  );
  return row?.at.getTime() ?? null;
}

/**
 * Counts how often the issues of a list occurred over time, by the status that they are in now. Without a
 * beginning or an end, the range is that of the minutes that retention has left, up to now.
 */
export async function countIssuesOverTime(
  ctx: ServiceContext,
  { buckets: most, ...filter }: IssueHistogramQuery,
): Promise<HistogramModel> {
  const { gte, lte } = filter.occurred_at ?? {};
  const toMs = (lte?.getTime() ?? ctx.now().getTime()) + 1;
  const fromMs = Math.min(gte?.getTime() ?? (await oldestMs(ctx)) ?? toMs - 1, toMs - 1);
  const whole = Math.max(1, Math.ceil((toMs - fromMs) / MINUTE_MS));
  const buckets = chooseBuckets(fromMs, toMs, Math.min(most, whole));
  const starts = buckets.starts.map((ms) => new Date(ms).toISOString());
  const minutes = allOf([
    Prisma.sql`o.project_id = ${ctx.projectId}`,
    Prisma.sql`o.bucket_at > ${new Date(fromMs - MINUTE_MS)}::timestamptz`,
    Prisma.sql`o.bucket_at < ${new Date(toMs)}::timestamptz`,
  ]);
  const [tallies, unseenMs] = await Promise.all([
    runSql<Tally>(
      ctx.db.pool,
      Prisma.sql`SELECT greatest(0, width_bucket(o.bucket_at, ${starts}::timestamptz[]) - 1) AS bucket,
          t.status, sum(o.count)::float8 AS count
        FROM (SELECT o.issue_id, o.bucket_at, o.count FROM issue_occurrence o WHERE ${minutes}
          ORDER BY o.bucket_at DESC LIMIT ${MOST_MINUTES}) o
        JOIN issue t ON t.id = o.issue_id
        WHERE ${issueCondition(ctx, filter)} GROUP BY 1, 2`,
    ),
    cutMs(ctx, minutes),
  ]);
  return presentHistogram(buckets, {
    tallies,
    fromMs: unseenMs === null ? null : unseenMs + MINUTE_MS,
  });
}
