import { AppError } from "#lib/errors.ts";
import type { BulkOperationModel } from "#lib/schemas/bulk-operation.ts";
import type { IssueModel } from "#lib/schemas/issue.ts";
import { createBulkOperation } from "../bulk-operations/create-bulk-operation.ts";
import { eventRetries } from "../bulk-operations/event-bulk-families.ts";
import { ignoredEventRetries } from "../bulk-operations/ignored-event-retries.ts";
import { requestRetries } from "../bulk-operations/request-bulk-families.ts";
import type { ServiceContext } from "../context.ts";
import { runInTransaction } from "../run-in-transaction.ts";
import { changeIssue } from "./change-issue.ts";
import { findIssue } from "./find-issue.ts";
import { presentIssue } from "./issue-row.ts";
import { signalIssues } from "./signal-issues.ts";

/** Starts the operation that sends again what the issue is about. */
function startRetry(ctx: ServiceContext, issue: IssueModel): Promise<BulkOperationModel> {
  const since = { gte: new Date(issue.first_seen_at) };
  switch (issue.type) {
    case "delivery":
      return createBulkOperation(eventRetries)(ctx, {
        query: { issue_id: [issue.id] },
        all: false,
      });
    case "transformation": {
      const [transformation_id] = issue.aggregation_keys.transformation_id;
      const cause = ["TRANSFORMATION_FAILED" as const];
      const query = { cause, transformation_id, created_at: since };
      return createBulkOperation(ignoredEventRetries)(ctx, { query, all: false });
    }
    case "request": {
      const { source_id, rejection_cause } = issue.aggregation_keys;
      const query = { source_id, rejection_cause, created_at: since };
      return createBulkOperation(requestRetries)(ctx, { query, all: false });
    }
    case "backpressure": {
      const message = "What waits is delivered by itself: there is nothing to retry";
      throw new AppError("UNPROCESSABLE", message, { id: issue.id });
    }
  }
}

/**
 * Sends again everything that an issue is about, as one operation in bulk, and resolves the issue where
 * that is asked for: should it fail again, the issue opens anew.
 */
export async function retryIssue(
  ctx: ServiceContext,
  { id, resolve }: { id: string; resolve: boolean },
): Promise<BulkOperationModel> {
  const issue = presentIssue(await findIssue(ctx, ctx.db.prisma, id));
  const operation = await startRetry(ctx, issue);
  const { projectId, actor, queue } = ctx;
  const { id: operation_id, type, estimated_count: count } = operation;
  const data = { operation_id, type, count };
  const signal = { projectId, issueId: id, kind: "retried" as const, actorId: actor.userId, data };
  await runInTransaction(ctx.db.pool, (client) => signalIssues(client, queue, [signal], ctx.now()));
  if (resolve) await changeIssue(ctx, id, { kind: "set_status", status: "RESOLVED" });
  return operation;
}
