import { AppError } from "#lib/errors.ts";
import type { BulkOperationModel } from "#lib/schemas/bulk-operation.ts";
import type { IssueModel } from "#lib/schemas/issue.ts";
import {
  type BulkDraft,
  draftBulkOperation,
  insertBulkOperation,
} from "../bulk-operations/create-bulk-operation.ts";
import { eventRetries } from "../bulk-operations/event-bulk-families.ts";
import { ignoredEventRetries } from "../bulk-operations/ignored-event-retries.ts";
import { requestRetries } from "../bulk-operations/request-bulk-families.ts";
import { inTransaction } from "../configuration/change-configuration.ts";
import type { ServiceContext } from "../context.ts";
import { changeIssueWithin } from "./change-issue.ts";
import { findIssue } from "./find-issue.ts";
import { presentIssue } from "./issue-row.ts";
import { lockIssue } from "./lock-issue.ts";
import { signalIssues } from "./signal-issues.ts";

/** Drafts the operation that sends again what the issue is about. */
function draftRetry(ctx: ServiceContext, issue: IssueModel): Promise<BulkDraft> {
  const since = { gte: new Date(issue.first_seen_at) };
  switch (issue.type) {
    case "delivery":
      return draftBulkOperation(eventRetries)(ctx, {
        query: { issue_id: [issue.id] },
        all: false,
      });
    case "transformation": {
      const [transformation_id] = issue.aggregation_keys.transformation_id;
      const cause = ["TRANSFORMATION_FAILED" as const];
      const query = { cause, transformation_id, created_at: since };
      return draftBulkOperation(ignoredEventRetries)(ctx, { query, all: false });
    }
    case "request": {
      const { source_id, rejection_cause } = issue.aggregation_keys;
      const query = { source_id, rejection_cause, created_at: since };
      return draftBulkOperation(requestRetries)(ctx, { query, all: false });
    }
    case "backpressure": {
      const message = "What waits is delivered by itself: there is nothing to retry";
      throw new AppError("UNPROCESSABLE", message, { id: issue.id });
    }
  }
}

/**
 * Sends again everything that an issue is about, as one operation in bulk, and resolves the issue where
 * that is asked for: should it fail again, the issue opens anew. All of it happens, or none.
 */
export async function retryIssue(
  ctx: ServiceContext,
  { id, resolve }: { id: string; resolve: boolean },
): Promise<BulkOperationModel> {
  const issue = presentIssue(await findIssue(ctx, ctx.db.prisma, id));
  const draft = await draftRetry(ctx, issue);
  const { projectId, actor, queue } = ctx;
  return ctx.db.prisma.$transaction(async (tx) => {
    await lockIssue(ctx, tx, id);
    const within = inTransaction(tx);
    const operation = await insertBulkOperation(ctx, within, draft);
    const data = { operation_id: operation.id, type: operation.type, count: draft.count };
    const signal = {
      projectId,
      issueId: id,
      kind: "retried",
      actorId: actor.userId,
      data,
    } as const;
    await signalIssues(within, queue, [signal], ctx.now());
    if (resolve) await changeIssueWithin(ctx, tx, id, { kind: "set_status", status: "RESOLVED" });
    return operation;
  });
}
