import type { IssueStatus } from "#lib/schemas/enums.ts";
import type { IssueModel } from "#lib/schemas/issue.ts";
import type { ServiceContext } from "../context.ts";
import { changeIssue } from "./change-issue.ts";

/** Sets the status of an issue; opening it anew moves `opened_at`. */
export function updateIssue(
  ctx: ServiceContext,
  { id, status }: { id: string; status: IssueStatus },
): Promise<IssueModel> {
  return changeIssue(ctx, id, { kind: "set_status", status });
}
