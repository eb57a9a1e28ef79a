import { isTimedId } from "#lib/domain/ids.ts";
import type { EventFilter } from "#lib/schemas/event.ts";
import { Prisma } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";
import {
  allOf,
  createdCondition,
  dateCondition,
  idCondition,
  integerCondition,
  oneOf,
} from "../lists/conditions.ts";
import { runSql } from "../lists/run-sql.ts";
import { notAfter, notBefore, type TimedFilter } from "../lists/timed-rows.ts";
import { eventBranches } from "./event-branches.ts";
import { type IssueConditions, issueConditions } from "./issue-conditions.ts";

type Reader = { projectId: string; db: Pick<ServiceContext["db"], "pool"> };

const column = (name: string) => Prisma.raw(`t.${name}`);
const ID = column("id");
const CONNECTION_ID = column("connection_id");

/**
 * Returns the connections that the filter is about, deleted ones too, or null when it is about none:
 * events have an index by connection, and none by source or destination.
 */
async function connectionsOf(
  ctx: Reader,
  filter: EventFilter,
  issues: IssueConditions | null,
): Promise<string[] | null> {
  const named = await connectionsNamed(ctx, filter);
  if (!issues) return named;
  return issues.connectionIds.filter((id) => named === null || named.includes(id));
}

async function connectionsNamed(ctx: Reader, filter: EventFilter): Promise<string[] | null> {
  const { webhook_id: ids, source_id: sourceIds, destination_id: destinationIds } = filter;
  if (!sourceIds && !destinationIds) return ids ? [...new Set(ids)] : null;
  const condition = allOf([
    Prisma.sql`t.project_id = ${ctx.projectId}`,
    oneOf(ID, ids),
    oneOf(column("source_id"), sourceIds),
    oneOf(column("destination_id"), destinationIds),
  ]);
  const rows = await runSql<{ id: string }>(
    ctx.db.pool,
    Prisma.sql`SELECT t.id FROM connection t WHERE ${condition}`,
  );
  return rows.map((row) => row.id);
}

/** Says that there is a CLI where a person is named: those events have an index. */
function cliUserCondition(filter: EventFilter["cli_user_id"]): Prisma.Sql | null {
  const isNamed = filter && "in" in filter && !filter.in.includes(null);
  const condition = idCondition(column("cli_user_id"), filter);
  return isNamed ? Prisma.sql`t.cli_id IS NOT NULL AND ${condition}` : condition;
}

function notBeforePayload(payloadIds: string[] | undefined): Prisma.Sql | null {
  const [earliest] = payloadIds?.filter((id) => isTimedId("edt", id)).toSorted() ?? [];
  return earliest === undefined ? null : notBefore("evt", earliest);
}

/**
 * Returns the condition for the events of this project that a filter is about; the table is called `t`.
 * With `requestId` only those of that request.
 */
export async function eventConditions(
  ctx: Reader,
  filter: EventFilter,
  requestId: string | null = null,
): Promise<TimedFilter> {
  const issues = filter.issue_id ? await issueConditions(ctx, filter.issue_id) : null;
  const connectionIds = await connectionsOf(ctx, filter, issues);
  return {
    spread: connectionIds && { column: CONNECTION_ID, values: connectionIds },
    branches: eventBranches(filter),
    conditions: [
      Prisma.sql`t.project_id = ${ctx.projectId}`,
      requestId === null
        ? null
        : Prisma.sql`t.request_id = ${requestId} AND ${notBefore("evt", requestId)}`,
      createdCondition(ID, "evt", filter.created_at),
      oneOf(ID, filter.id),
      notBeforePayload(filter.event_data_id),
      notAfter("evt", filter.last_attempt_at),
      notAfter("evt", filter.next_attempt_at),
      notAfter("evt", filter.successful_at),
      oneOf(column("bulk_operation_id"), filter.bulk_retry_id),
    ],
    tests: [
      issues?.condition ?? null,
      oneOf(column("status"), filter.status),
      oneOf(column("payload_id"), filter.event_data_id),
      oneOf(column("delivery_group"), filter.delivery_group),
      oneOf(column("error_code"), filter.error_code),
      idCondition(column("cli_id"), filter.cli_id),
      cliUserCondition(filter.cli_user_id),
      integerCondition(column("attempts"), filter.attempts),
      integerCondition(column("response_status"), filter.response_status),
      dateCondition(column("last_attempt_at"), filter.last_attempt_at),
      dateCondition(column("next_attempt_at"), filter.next_attempt_at),
      dateCondition(column("successful_at"), filter.successful_at),
    ],
  };
}
