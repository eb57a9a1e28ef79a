import type { IssueModel } from "#lib/schemas/issue.ts";
import type { ServiceContext } from "../context.ts";
import { changeIssue } from "./change-issue.ts";

/** Takes an issue out of lists until it recurs; its status stays. Safe to repeat. */
export function dismissIssue(ctx: ServiceContext, { id }: { id: string }): Promise<IssueModel> {
  return changeIssue(ctx, id, { kind: "dismiss" });
}
