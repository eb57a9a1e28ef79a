import { type ExecutionListQuery, executionLogLevel } from "#lib/schemas/execution.ts";
import { Prisma } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";
import { createdCondition, oneOf } from "../lists/conditions.ts";
import { presentPage } from "../lists/read-page.ts";
import { isCursorOf, readTimedRows, type TimedList } from "../lists/timed-rows.ts";
import { findTransformation } from "../transformations/find-transformation.ts";
import { EXECUTION_COLUMNS, type ExecutionRow, presentExecution } from "./execution-row.ts";

const column = (name: string) => Prisma.raw(`t.${name}`);

/**
 * Says by which index to read. Those of an issue are few; all others are found by connection or by
 * transformation, level by level side by side, each in the order of ids.
 */
function access(query: ExecutionListQuery): Pick<TimedList, "spread" | "branches"> {
  const levels = [...new Set(query.log_level ?? executionLogLevel.options)];
  if (query.issue_id) return {};
  if (!query.webhook_id) return { spread: { column: column("log_level"), values: levels } };
  const connections = [...new Set(query.webhook_id)];
  return {
    branches: levels.map((level) => Prisma.sql`t.log_level = ${level}`),
    spread: { column: column("connection_id"), values: connections },
  };
}

/** Lists what a transformation did. */
export async function listExecutions(
  ctx: ServiceContext,
  query: ExecutionListQuery & { id: string },
) {
  const { id } = await findTransformation(ctx, ctx.db.prisma, query.id);
  const list = {
    table: Prisma.raw("execution"),
    columns: EXECUTION_COLUMNS,
    conditions: [
      Prisma.sql`t.transformation_id = ${id} AND t.project_id = ${ctx.projectId}`,
      oneOf(column("connection_id"), query.webhook_id),
      oneOf(column("issue_id"), query.issue_id),
      createdCondition(column("id"), "reqt", query.created_at),
      oneOf(column("log_level"), query.log_level),
    ],
    ...access(query),
  };
  const page = await readTimedRows<ExecutionRow>(ctx.db.pool, list, query, isCursorOf("reqt"));
  return presentPage(query, page, presentExecution);
}
