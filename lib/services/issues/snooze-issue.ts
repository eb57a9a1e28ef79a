import { AppError } from "#lib/errors.ts";
import type { IssueModel } from "#lib/schemas/issue.ts";
import type { ServiceContext } from "../context.ts";
import { validationError } from "../parse-input.ts";
import { changeIssue } from "./change-issue.ts";

type Input = { id: string; until: Date | null; occurrences: number | null };

/**
 * Hides an issue until a moment or until it has occurred so many times more; with neither, ends that. Throws
 * UNPROCESSABLE for one that nobody has to deal with.
 */
export async function snoozeIssue(
  ctx: ServiceContext,
  { id, until, occurrences: times }: Input,
): Promise<IssueModel> {
  if (until !== null && until <= ctx.now()) throw validationError(["until must be in the future"]);
  const issue = await changeIssue(ctx, id, { kind: "snooze", until, times });
  const isAsked = until !== null || times !== null;
  const isSnoozed = issue.snoozed_until !== null || issue.snooze_limit !== null;
  if (isAsked && !isSnoozed) {
    throw new AppError("UNPROCESSABLE", "Only an open or acknowledged issue can be snoozed", {
      id,
    });
  }
  return issue;
}
