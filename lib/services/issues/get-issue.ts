import type { IssueWithDataModel } from "#lib/schemas/issue.ts";
import type { ServiceContext } from "../context.ts";
import { findIssue } from "./find-issue.ts";
import { presentIssue, presentIssueWithData } from "./issue-row.ts";
import { readIssueData } from "./read-issue-data.ts";

/** Returns an issue, a dismissed one too, with what opened it. */
export async function getIssue(
  ctx: ServiceContext,
  { id }: { id: string },
): Promise<IssueWithDataModel> {
  const issue = presentIssue(await findIssue(ctx, ctx.db.prisma, id));
  const dataOf = await readIssueData(ctx, [issue], { isWhole: true });
  return presentIssueWithData(issue, dataOf(issue));
}
