import type { Pool, PoolClient } from "pg";
import type { Queue } from "#lib/adapters/queue.ts";
import { shownQuery } from "#lib/domain/bulk-query.ts";
import { idTimeMs } from "#lib/domain/ids.ts";
import type { BulkOperationType } from "#lib/schemas/bulk-operation.ts";
import { Prisma } from "../../../generated/prisma/client.ts";
import { runSql } from "../lists/run-sql.ts";
import { wholeCondition } from "../lists/timed-rows.ts";
import { runInTransaction } from "../run-in-transaction.ts";
import type { BulkFamily, BulkOutcome } from "./bulk-family.ts";
import { eventCancellations, eventRetries } from "./event-bulk-families.ts";
import { ignoredEventRetries } from "./ignored-event-retries.ts";
import { BULK_OPERATION_COLUMNS, type BulkOperationRow } from "./present-bulk-operation.ts";
import { requestReplays, requestRetries } from "./request-bulk-families.ts";
import { selectRows, untilMoment } from "./select-rows.ts";

/** After so long the ticket goes to the end of the line, so that a large operation blocks no other. */
const SLICE_MS = 1_000;

// Each family parses its own queries; what they have in common needs none of their types.
const FAMILIES = {
  "events.retry": eventRetries as BulkFamily<never>,
  "events.cancel": eventCancellations as BulkFamily<never>,
  "requests.retry": requestRetries as BulkFamily<never>,
  "requests.replay": requestReplays as BulkFamily<never>,
  "ignored_events.retry": ignoredEventRetries as BulkFamily<never>,
} satisfies Record<BulkOperationType, BulkFamily<never>>;

export type RunContext = {
  pool: Pool;
  queue: Pick<Queue, "send">;
  nowMs: () => number;
};

/**
 * Runs an operation for a second and passes its ticket on, until nothing is left that was there when it
 * was created. Each chunk is one transaction with the cursor behind it: whatever happens in between, each
 * row is dealt with once. A worker that finds another one at it, or nothing to do, leaves it alone.
 */
export async function runBulkOperation(context: RunContext, operationId: string): Promise<void> {
  const endMs = context.nowMs() + SLICE_MS;
  for (;;) {
    const state = await runInTransaction(context.pool, async (client) => {
      const [operation] = await runSql<BulkOperationRow>(
        client,
        Prisma.sql`SELECT ${BULK_OPERATION_COLUMNS} FROM bulk_operation t
          WHERE t.id = ${operationId} AND t.completed_at IS NULL AND t.cancelled_at IS NULL
          FOR UPDATE SKIP LOCKED`,
      );
      if (!operation) return "over";
      const isDone = await runChunk(context, client, operation);
      if (isDone) return "over";
      if (context.nowMs() < endMs) return "open";
      await context.queue.send("bulk.run", [{ data: { operationId } }], client);
      return "passed on";
    });
    if (state !== "open") return;
  }
}

/** Deals with the next rows of an operation. Tells whether they were the last. */
async function runChunk(
  { pool, queue, nowMs }: RunContext,
  client: PoolClient,
  operation: BulkOperationRow,
): Promise<boolean> {
  const { id, project_id: projectId, cursor } = operation;
  const family = FAMILIES[operation.type];
  const query = family.schema.parse(shownQuery(operation.query));
  const reader = { projectId, db: { pool } };
  const selection = untilMoment(await family.select(reader, query), idTimeMs(id));
  const place = { pool, client, projectId };
  const { ids, last, isAtEnd } = await selectRows(place, selection, cursor, family.chunkSize);
  const condition = wholeCondition(selection);
  const outcome: BulkOutcome =
    ids.length === 0
      ? { completed: 0, failed: 0 }
      : await family.apply({
          client,
          queue,
          reader,
          operationId: id,
          query,
          ids,
          condition,
          nowMs: nowMs(),
        });
  const isWhole = outcome.until === undefined || outcome.until === ids.at(-1);
  const until = isWhole ? last : outcome.until;
  const isDone = isAtEnd && isWhole;
  await client.query(
    `UPDATE bulk_operation SET cursor = $2, completed_count = completed_count + $3,
       failed_count = failed_count + $4, processed_batch = processed_batch + $5,
       estimated_count = greatest(estimated_count, completed_count + failed_count + $3 + $4),
       estimated_batch = greatest(estimated_batch, processed_batch + $5),
       completed_at = CASE WHEN $6 THEN now() END, updated_at = now()
     WHERE id = $1`,
    [id, until, outcome.completed, outcome.failed, ids.length > 0 ? 1 : 0, isDone],
  );
  return isDone;
}
