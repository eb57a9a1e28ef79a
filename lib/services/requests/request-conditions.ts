import type { RequestFilter } from "#lib/schemas/request.ts";
import { Prisma } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";
import { createdCondition, dateCondition, integerCondition, oneOf } from "../lists/conditions.ts";
import { about, type TimedFilter } from "../lists/timed-rows.ts";

const column = (name: string) => Prisma.raw(`t.${name}`);
const ID = column("id");

function statusCondition(status: RequestFilter["status"]): Prisma.Sql | null {
  if (!status) return null;
  return status.toLowerCase() === "rejected"
    ? Prisma.sql`t.rejection_cause IS NOT NULL`
    : Prisma.sql`t.rejection_cause IS NULL`;
}

/** Returns the condition for the requests of this project that a filter is about; the table is called `t`. */
export async function requestConditions(
  ctx: Pick<ServiceContext, "projectId">,
  filter: RequestFilter,
): Promise<TimedFilter> {
  const { rejection_cause: cause, source_id: sourceIds } = filter;
  return {
    spread: sourceIds ? { column: column("source_id"), values: [...new Set(sourceIds)] } : null,
    conditions: [
      Prisma.sql`t.project_id = ${ctx.projectId}`,
      createdCondition(ID, "req", filter.created_at),
      oneOf(ID, filter.id),
      statusCondition(cause ? "rejected" : undefined),
      statusCondition(filter.status),
      about("req", filter.ingested_at),
      oneOf(column("bulk_operation_id"), filter.bulk_retry_id),
    ],
    tests: [
      oneOf(column("rejection_cause"), cause),
      filter.verified === undefined
        ? null
        : Prisma.sql`t.verified IS ${Prisma.raw(filter.verified ? "TRUE" : "FALSE")}`,
      dateCondition(column("ingested_at"), filter.ingested_at),
      integerCondition(column("events_count"), filter.events_count),
      integerCondition(column("cli_events_count"), filter.cli_events_count),
      integerCondition(column("ignored_count"), filter.ignored_count),
    ],
  };
}
