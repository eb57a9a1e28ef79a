import type { IssueFilter, IssueListQuery } from "#lib/schemas/issue.ts";
import { type Issue, Prisma } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";
import { allOf, containsText, dateCondition, oneOf } from "../lists/conditions.ts";
import { presentPage } from "../lists/read-page.ts";
import { readRows } from "../lists/read-rows.ts";
import { presentIssue, presentIssueWithData } from "./issue-row.ts";
import { readIssueData } from "./read-issue-data.ts";

const MINUTE_MS = 60_000;

const column = (name: string) => Prisma.raw(`t.${name}`);

/** The issue holds, of each key that is named, one of the values. */
function aggregationCondition(filter: IssueFilter["aggregation_keys"]): Prisma.Sql | null {
  const keys = Object.entries(filter ?? {}).filter(([, values]) => values !== undefined);
  if (keys.length === 0) return null;
  return allOf(
    keys.map(([key, values]) => {
      const holds = values.map((value) => {
        const part = JSON.stringify({ [key]: [value] });
        return Prisma.sql`t.aggregation_keys @> ${part}::text::jsonb`;
      });
      return Prisma.sql`(${Prisma.join(holds, " OR ")})`;
    }),
  );
}

function assigneeCondition(ids: IssueFilter["assignee_id"]): Prisma.Sql | null {
  if (ids === undefined) return null;
  const named = Prisma.sql`t.assignee_id = ANY(${ids}::text[])`;
  return ids.includes("none") ? Prisma.sql`(t.assignee_id IS NULL OR ${named})` : named;
}

function snoozedCondition(isSnoozed: boolean | undefined): Prisma.Sql | null {
  if (isSnoozed === undefined) return null;
  return isSnoozed
    ? Prisma.sql`(t.snoozed_until IS NOT NULL OR t.snooze_limit IS NOT NULL)`
    : Prisma.sql`t.snoozed_until IS NULL AND t.snooze_limit IS NULL`;
}

/** A project has few issues: each of them is looked at. */
function searchCondition(ctx: ServiceContext, text: string | undefined): Prisma.Sql | null {
  if (text === undefined) return null;
  const named = (table: string) => Prisma.sql`EXISTS (SELECT 1 FROM ${Prisma.raw(table)} r
    WHERE r.id = t.resource_id AND r.project_id = ${ctx.projectId}
      AND ${containsText(Prisma.raw("r.name"), text)})`;
  const names = ["connection", "transformation", "destination", "source"].map(named);
  const ends = Prisma.sql`EXISTS (SELECT 1 FROM connection c
    JOIN source s ON s.id = c.source_id JOIN destination d ON d.id = c.destination_id
    WHERE c.id = t.resource_id AND c.project_id = ${ctx.projectId}
      AND ${containsText(Prisma.raw("s.name || ' ' || d.name"), text)})`;
  const own = [Prisma.raw("t.id"), Prisma.raw("t.aggregation_keys::text")];
  const all = [...own.map((column) => containsText(column, text)), ...names, ends];
  return Prisma.sql`(${Prisma.join(all, " OR ")})`;
}

/** Minutes are kept as long as retention lets them; the first and the last time stay for good. */
function occurredCondition({ gte, lte }: NonNullable<IssueFilter["occurred_at"]>): Prisma.Sql {
  const isWithin = (name: string, from: Date | undefined) =>
    allOf([
      from ? Prisma.sql`${Prisma.raw(name)} >= ${from}::timestamptz` : null,
      lte ? Prisma.sql`${Prisma.raw(name)} <= ${lte}::timestamptz` : null,
    ]);
  return Prisma.sql`((${isWithin("t.last_seen_at", gte)}) OR (${isWithin("t.first_seen_at", gte)})
    OR EXISTS (SELECT 1 FROM issue_occurrence o
      WHERE o.issue_id = t.id AND ${isWithin("o.bucket_at", gte && minuteOf(gte))}))`;
}

/** The minute under which is counted what happens at a moment. */
function minuteOf(date: Date): Date {
  return new Date(Math.floor(date.getTime() / MINUTE_MS) * MINUTE_MS);
}

/** Returns the condition for a filter. Dismissed issues are left out unless they are asked for. */
export function issueCondition(ctx: ServiceContext, filter: IssueFilter): Prisma.Sql {
  return allOf([
    Prisma.sql`t.project_id = ${ctx.projectId}`,
    filter.dismissed_at ? null : Prisma.sql`t.dismissed_at IS NULL`,
    // No issue is ever merged with another.
    filter.merged_with ? Prisma.sql`FALSE` : null,
    oneOf(column("id"), filter.id),
    oneOf(column("issue_trigger_id"), filter.issue_trigger_id),
    oneOf(column("type"), filter.type),
    oneOf(column("status"), filter.status),
    assigneeCondition(filter.assignee_id),
    snoozedCondition(filter.snoozed),
    searchCondition(ctx, filter.search),
    aggregationCondition(filter.aggregation_keys),
    dateCondition(column("created_at"), filter.created_at),
    dateCondition(column("first_seen_at"), filter.first_seen_at),
    dateCondition(column("last_seen_at"), filter.last_seen_at),
    dateCondition(column("dismissed_at"), filter.dismissed_at),
    filter.occurred_at ? occurredCondition(filter.occurred_at) : null,
  ]);
}

export async function listIssues(ctx: ServiceContext, query: IssueListQuery) {
  const orders = Array.isArray(query.order_by) ? query.order_by : [query.order_by];
  const page = await readRows<Issue>(
    ctx,
    {
      from: Prisma.sql`issue t`,
      condition: issueCondition(ctx, query),
      sortBy: orders.map(column),
      load: (ids) =>
        ctx.db.prisma.issue.findMany({ where: { id: { in: ids }, projectId: ctx.projectId } }),
    },
    query,
  );
  const issues = page.rows.map(presentIssue);
  const dataOf = await readIssueData(ctx, issues, { isWhole: false });
  return presentPage(query, { ...page, rows: issues }, (issue) =>
    presentIssueWithData(issue, dataOf(issue)),
  );
}
