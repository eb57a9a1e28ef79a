import type { IssueFilter } from "#lib/schemas/issue.ts";
import { Prisma } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";
import { countRows } from "../lists/read-rows.ts";
import { issueCondition } from "./list-issues.ts";

/** Counts issues, dismissed ones only when they are asked for. */
export function countIssues(ctx: ServiceContext, filter: IssueFilter): Promise<{ count: number }> {
  return countRows(ctx, Prisma.sql`issue t`, issueCondition(ctx, filter));
}
