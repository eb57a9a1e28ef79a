import { z } from "zod";
import { Prisma } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";
import { runSql } from "../lists/run-sql.ts";

/** How the events of an issue are known; an empty list restricts nothing. */
type IssueKeys = {
  issue_id: string;
  connection_ids: string[];
  statuses: (number | null)[];
  codes: (string | null)[];
  /** Of backpressure: the hours in which such events were made. */
  from_at: string | null;
  to_at: string | null;
};

type Row = { id: string; type: string; keys: unknown; first_seen_at: Date; last_seen_at: Date };

const aggregationKeys = z.object({
  webhook_id: z.array(z.string()).default([]),
  response_status: z.array(z.number().nullable()).default([]),
  error_code: z.array(z.string().nullable()).default([]),
  destination_id: z.array(z.string()).default([]),
});

const HOUR_MS = 60 * 60 * 1_000;

function startOfHour(date: Date): string {
  return new Date(Math.floor(date.getTime() / HOUR_MS) * HOUR_MS).toISOString();
}

async function keysOf(
  ctx: Pick<ServiceContext, "db" | "projectId">,
  { id, type, ...issue }: Row,
): Promise<IssueKeys> {
  const keys = aggregationKeys.parse(issue.keys);
  if (type === "delivery") {
    const { webhook_id: connection_ids, response_status: statuses, error_code: codes } = keys;
    return { issue_id: id, connection_ids, statuses, codes, from_at: null, to_at: null };
  }
  const connections = await runSql<{ id: string }>(
    ctx.db.pool,
    Prisma.sql`SELECT id FROM connection
      WHERE project_id = ${ctx.projectId} AND destination_id = ANY(${keys.destination_id}::text[])`,
  );
  return {
    issue_id: id,
    connection_ids: connections.map((connection) => connection.id),
    statuses: [],
    codes: [],
    from_at: startOfHour(issue.first_seen_at),
    to_at: issue.last_seen_at.toISOString(),
  };
}

/** Loads what issues are about; those of requests and transformations have no events and are left out. */
export async function loadIssueKeys(
  ctx: Pick<ServiceContext, "db" | "projectId">,
  ids: readonly string[],
): Promise<IssueKeys[]> {
  const issues = await runSql<Row>(
    ctx.db.pool,
    Prisma.sql`SELECT id, type, aggregation_keys AS keys, first_seen_at, last_seen_at FROM issue
      WHERE project_id = ${ctx.projectId} AND id = ANY(${ids}::text[])
        AND type IN ('delivery', 'backpressure')`,
  );
  return Promise.all(issues.map((issue) => keysOf(ctx, issue)));
}

/** The issues as rows `i`. */
export function issueRows(keys: readonly IssueKeys[]): Prisma.Sql {
  return Prisma.sql`json_to_recordset(${JSON.stringify(keys)}::text::json) AS i (issue_id text,
    connection_ids text[], statuses int[], codes text[], from_at timestamptz, to_at timestamptz)`;
}

const isAmong = (column: string, list: string) =>
  `(${list} = '{}' OR ${column} = ANY(${list}) OR (${column} IS NULL AND array_position(${list}, NULL) > 0))`;

/** Tells whether the events `r` belong to the issue `i`, as the list of an issue's events does. */
export const IS_OF_ISSUE = Prisma.raw(`r.connection_id = ANY(i.connection_ids)
  AND CASE WHEN i.from_at IS NULL
    THEN r.status <> 'SUCCESSFUL' AND ${isAmong("r.response_status", "i.statuses")}
      AND ${isAmong("r.error_code", "i.codes")}
    ELSE r.bucket_at BETWEEN i.from_at AND i.to_at END`);
