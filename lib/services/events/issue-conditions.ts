import { z } from "zod";
import { Prisma } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";
import { allOf, integerCondition, oneOf } from "../lists/conditions.ts";
import { runSql } from "../lists/run-sql.ts";

type Reader = { projectId: string; db: Pick<ServiceContext["db"], "pool"> };

type Issue = {
  type: string;
  aggregation_keys: unknown;
  first_seen_at: Date;
  last_seen_at: Date;
};

export type IssueConditions = {
  condition: Prisma.Sql;
  /** The connections that such events are of. */
  connectionIds: string[];
};

/** What an issue gathers events by; an empty list restricts nothing. */
const aggregationKeys = z.object({
  webhook_id: z.array(z.string()).default([]),
  response_status: z.array(z.number().nullable()).default([]),
  error_code: z.array(z.string().nullable()).default([]),
  destination_id: z.array(z.string()).default([]),
});

const some = <T>(values: T[]) => (values.length > 0 ? values : undefined);

function deliveryConditions(issue: Issue): IssueConditions {
  const keys = aggregationKeys.parse(issue.aggregation_keys);
  const statuses = some(keys.response_status);
  return {
    connectionIds: keys.webhook_id,
    condition: allOf([
      // What an index of failures asks for; the rest of the condition says as much.
      Prisma.sql`t.status <> 'SUCCESSFUL'`,
      oneOf(Prisma.raw("t.connection_id"), keys.webhook_id),
      integerCondition(Prisma.raw("t.response_status"), statuses && { in: statuses }),
      oneOf(Prisma.raw("t.error_code"), some(keys.error_code)),
      Prisma.sql`t.last_attempt_at >= ${issue.first_seen_at}`,
    ]),
  };
}

async function backpressureConditions(ctx: Reader, issue: Issue): Promise<IssueConditions> {
  const keys = aggregationKeys.parse(issue.aggregation_keys);
  const connections = await runSql<{ id: string }>(
    ctx.db.pool,
    Prisma.sql`SELECT id FROM connection
      WHERE project_id = ${ctx.projectId} AND destination_id = ANY(${keys.destination_id}::text[])`,
  );
  return {
    connectionIds: connections.map(({ id }) => id),
    condition: allOf([
      oneOf(Prisma.raw("t.destination_id"), keys.destination_id),
      Prisma.sql`t.created_at BETWEEN ${issue.first_seen_at} AND ${issue.last_seen_at}`,
    ]),
  };
}

async function conditionsOf(ctx: Reader, issue: Issue): Promise<IssueConditions> {
  if (issue.type === "delivery") return deliveryConditions(issue);
  if (issue.type === "backpressure") return backpressureConditions(ctx, issue);
  return { condition: Prisma.sql`FALSE`, connectionIds: [] };
}

/**
 * Returns the condition for events that make up one of the issues: those of a delivery issue are of its
 * connection and ended as it says, at an attempt since it was first seen; those of a backpressure issue
 * were made for its destination meanwhile. Issues of requests and transformations have no events.
 */
export async function issueConditions(
  ctx: Reader,
  issueIds: readonly string[],
): Promise<IssueConditions> {
  const issues = await runSql<Issue>(
    ctx.db.pool,
    Prisma.sql`SELECT type, aggregation_keys, first_seen_at, last_seen_at FROM issue
      WHERE project_id = ${ctx.projectId} AND id = ANY(${issueIds}::text[])`,
  );
  const each = await Promise.all(issues.map((issue) => conditionsOf(ctx, issue)));
  const conditions = [Prisma.sql`FALSE`, ...each.map(({ condition }) => condition)];
  return {
    condition: Prisma.sql`(${Prisma.join(conditions, " OR ")})`,
    connectionIds: [...new Set(each.flatMap(({ connectionIds }) => connectionIds))],
  };
}
