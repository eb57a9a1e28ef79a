import { Prisma } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";

/** How the events of a delivery issue are known: by connection and by what their last attempt came to. */
type IssueKeys = {
  issue_id: string;
  connection_ids: string[];
  statuses: number[];
  codes: string[];
};

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const texts = (value: unknown) => listOf(value).filter((each) => typeof each === "string");
const numbers = (value: unknown) => listOf(value).filter((each) => typeof each === "number");

/** Loads what the delivery issues among `ids` are about; others, and those of no issue, are left out. */
export async function loadIssueKeys(
  ctx: Pick<ServiceContext, "db" | "projectId">,
  ids: readonly string[],
): Promise<IssueKeys[]> {
  const issues = await ctx.db.prisma.issue.findMany({
    where: { projectId: ctx.projectId, id: { in: [...ids] }, type: "delivery" },
    select: { id: true, aggregationKeys: true },
  });
  return issues.map(({ id, aggregationKeys }) => {
    const keys = Object(aggregationKeys) as Record<string, unknown>;
    return {
      issue_id: id,
      connection_ids: texts(keys.webhook_id),
      statuses: numbers(keys.response_status),
      codes: texts(keys.error_code),
    };
  });
}

/** The issues as rows `i`. */
export function issueRows(keys: readonly IssueKeys[]): Prisma.Sql {
  return Prisma.sql`json_to_recordset(${JSON.stringify(keys)}::text::json) AS i (issue_id text,
    connection_ids text[], statuses int[], codes text[])`;
}

/** Tells whether the events `r` belong to the issue `i`. */
export const IS_OF_ISSUE = Prisma.sql`r.connection_id = ANY(i.connection_ids)
  AND (r.response_status = ANY(i.statuses) OR r.error_code = ANY(i.codes))`;
