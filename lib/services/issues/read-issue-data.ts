import type { IssueModel } from "#lib/schemas/issue.ts";
import { Prisma } from "../../../generated/prisma/client.ts";
import { ATTEMPT_COLUMNS, type AttemptRow, presentAttempt } from "../attempts/attempt-row.ts";
import { readFullAttempt } from "../attempts/read-full-attempt.ts";
import type { ServiceContext } from "../context.ts";
import { presentDestination } from "../destinations/present-destination.ts";
import { readEventData } from "../events/event-data.ts";
import { EVENT_COLUMNS, type EventRow, presentEvent } from "../events/event-row.ts";
import {
  EXECUTION_COLUMNS,
  type ExecutionRow,
  presentExecution,
} from "../executions/execution-row.ts";
import { runSql } from "../lists/run-sql.ts";
import { SHOWN_BODY_BYTES } from "../payloads/present-payload.ts";
import { readRequestData } from "../requests/request-data.ts";
import { presentRequest, REQUEST_COLUMNS, type RequestRow } from "../requests/request-row.ts";
import type { IssueData } from "./issue-row.ts";

type DataOf = (issue: IssueModel) => IssueData | null;
type OfType<T extends IssueModel["type"]> = Extract<IssueModel, { type: T }>;

/** Whether payloads and answers come along: for one issue, not for a page of them. */
type Detail = { isWhole: boolean };

async function readByIds<Row extends { id: string }>(
  ctx: ServiceContext,
  table: "event" | "attempt" | "request" | "execution",
  columns: Prisma.Sql,
  ids: readonly string[],
): Promise<Row[]> {
  if (ids.length === 0) return [];
  const from = Prisma.raw(`${table} t`);
  return runSql(
    ctx.db.pool,
    Prisma.sql`SELECT ${columns} FROM ${from}
      WHERE t.id = ANY(${ids}::text[]) AND t.project_id = ${ctx.projectId}`,
  );
}

const byId = <T extends { id: string }>(rows: readonly T[]) =>
  new Map(rows.map((row) => [row.id, row]));

async function readAttempts(ctx: ServiceContext, ids: readonly string[], { isWhole }: Detail) {
  if (!isWhole) {
    const rows = await readByIds<AttemptRow>(ctx, "attempt", ATTEMPT_COLUMNS, ids);
    return byId(rows.map(presentAttempt));
  }
  const attempts = await Promise.all(ids.map((id) => readFullAttempt(ctx, id)));
  return byId(attempts.filter((attempt) => attempt !== null));
}

async function readEvents(ctx: ServiceContext, ids: readonly string[], { isWhole }: Detail) {
  const rows = await readByIds<EventRow>(ctx, "event", EVENT_COLUMNS, ids);
  if (!isWhole) return byId(rows.map((row) => presentEvent(row)));
  const dataOf = await readEventData(ctx, rows, SHOWN_BODY_BYTES);
  return byId(rows.map((row) => presentEvent(row, dataOf(row))));
}

async function readRequests(ctx: ServiceContext, ids: readonly string[], { isWhole }: Detail) {
  const rows = await readByIds<RequestRow>(ctx, "request", REQUEST_COLUMNS, ids);
  if (!isWhole) return byId(rows.map((row) => presentRequest(row)));
  const dataOf = await readRequestData(ctx, rows, SHOWN_BODY_BYTES);
  return byId(rows.map((row) => presentRequest(row, dataOf(row))));
}

async function readDestinations(ctx: ServiceContext, ids: string[]) {
  if (ids.length === 0) return new Map<string, never>();
  const rows = await ctx.db.prisma.destination.findMany({
    where: { projectId: ctx.projectId, id: { in: ids } },
  });
  return byId(rows.map((row) => presentDestination(ctx, row)));
}

async function readExecutions(ctx: ServiceContext, ids: readonly string[]) {
  const rows = await readByIds<ExecutionRow>(ctx, "execution", EXECUTION_COLUMNS, ids);
  return byId(rows.map(presentExecution));
}

/**
 * Reads what the references of issues name, each kind in one statement. Gives null where retention took it;
 * an event stays without its attempt.
 */
export async function readIssueData(
  ctx: ServiceContext,
  issues: readonly IssueModel[],
  detail: Detail,
): Promise<DataOf> {
  const ofType = <T extends IssueModel["type"]>(type: T) =>
    issues.filter((issue): issue is OfType<T> => issue.type === type);
  const delivery = ofType("delivery").map(({ reference }) => reference);
  const [events, attempts, executions, destinations, requests] = await Promise.all([
    readEvents(
      ctx,
      delivery.map((reference) => reference.event_id),
      detail,
    ),
    readAttempts(
      ctx,
      delivery.map((reference) => reference.attempt_id),
      detail,
    ),
    readExecutions(
      ctx,
      ofType("transformation").map(({ reference }) => reference.transformation_execution_id),
    ),
    readDestinations(
      ctx,
      ofType("backpressure").map(({ reference }) => reference.destination_id),
    ),
    readRequests(
      ctx,
      ofType("request").map(({ reference }) => reference.request_id),
      detail,
    ),
  ]);
  return (issue) => {
    switch (issue.type) {
      case "delivery": {
        const event = events.get(issue.reference.event_id);
        const attempt = attempts.get(issue.reference.attempt_id) ?? null;
        return event ? { trigger_event: event, trigger_attempt: attempt } : null;
      }
      case "transformation": {
        const execution = executions.get(issue.reference.transformation_execution_id);
        return execution ? { transformation_execution: execution } : null;
      }
      case "backpressure": {
        const destination = destinations.get(issue.reference.destination_id);
        return destination ? { destination } : null;
      }
      case "request": {
        const request = requests.get(issue.reference.request_id);
        return request ? { request } : null;
      }
    }
  };
}
