import { UNREPEATABLE_CAUSES } from "#lib/domain/ingestion/repeatable.ts";
import { AppError } from "#lib/errors.ts";
import {
  type BulkReplayQuery,
  type BulkRequestQuery,
  bulkReplayQuery,
  bulkRequestQuery,
} from "#lib/schemas/bulk-operation.ts";
import { Prisma } from "../../../generated/prisma/client.ts";
import { oneOf } from "../lists/conditions.ts";
import { runSql } from "../lists/run-sql.ts";
import { searchOf } from "../lists/search-of.ts";
import { copyRequests } from "../requests/copy-requests.ts";
import { orderRouting } from "../requests/order-routing.ts";
import { replayTargets } from "../requests/replay-targets.ts";
import { requestConditions } from "../requests/request-conditions.ts";
import { tellChanges } from "../tell-changes.ts";
import type { BulkChunk, BulkFamily, BulkSelection, ProjectReader } from "./bulk-family.ts";
import { lockSelected } from "./lock-selected.ts";

const RETRY_CHUNK = 500;
const REPLAY_CHUNK = 100;
/** Data that one transaction copies, so that it stays short whatever the size of requests. */
const REPLAY_BYTES = 32 * 1024 * 1024;

function assertRepeatableCauses({ rejection_cause: causes = [] }: BulkRequestQuery) {
  const refused = causes.filter((cause) => UNREPEATABLE_CAUSES.includes(cause));
  if (refused.length === 0) return;
  const message = `Requests that were rejected with ${refused.join(", ")} cannot be retried or replayed: use another filter.`;
  throw new AppError("UNPROCESSABLE", message, { field: "query.rejection_cause" });
}

async function selectRequests(
  reader: ProjectReader,
  query: BulkRequestQuery,
): Promise<BulkSelection> {
  const { conditions, ...filter } = await requestConditions(reader, query);
  const hopeless = oneOf(Prisma.raw("t.rejection_cause"), UNREPEATABLE_CAUSES);
  return {
    ...filter,
    conditions: [...conditions, Prisma.sql`(${hopeless}) IS NOT TRUE`],
    table: "request",
    prefix: "req",
    search: searchOf(reader, query),
  };
}

type Orderer = Pick<BulkChunk<unknown>, "reader" | "operationId" | "nowMs">;

const orderedBy = ({ reader, operationId, nowMs }: Orderer) => ({
  projectId: reader.projectId,
  bulkOperationId: operationId,
  nowMs,
});

/**
 * Routes requests again. A query that says neither which requests nor of what status means the rejected
 * ones: to route what was accepted once more would send everything twice.
 */
export const requestRetries: BulkFamily<BulkRequestQuery> = {
  type: "requests.retry",
  schema: bulkRequestQuery,
  chunkSize: RETRY_CHUNK,
  async check(_reader, query) {
    assertRepeatableCauses(query);
  },
  select(reader, query) {
    const status = query.status ?? (query.id ? undefined : "rejected");
    return selectRequests(reader, { ...query, status });
  },
  async apply(chunk) {
    const { client, queue, ids, reader } = chunk;
    const requestIds = await lockSelected(chunk, Prisma.raw("request"));
    const wanted = requestIds.map((requestId) => ({ requestId, connectionIds: null }));
    const orders = await orderRouting(client, queue, wanted, orderedBy(chunk));
    if (orders.length > 0) await tellChanges(client, reader.projectId, ["requests"]);
    return { completed: orders.length, failed: ids.length - orders.length };
  },
};

/** Makes requests again, for the target that the query names. */
export const requestReplays: BulkFamily<BulkReplayQuery> = {
  type: "requests.replay",
  schema: bulkReplayQuery,
  chunkSize: REPLAY_CHUNK,
  nothingSelected: "The query does not include any requests.",
  async check(reader, query) {
    assertRepeatableCauses(query);
    const targets = await replayTargets(reader, query.target);
    if (targets.length > 0) return;
    const message = "query.target must name a source_id or webhook_ids.";
    throw new AppError("UNPROCESSABLE", message, { field: "query.target" });
  },
  select: selectRequests,
  async apply(chunk) {
    const { client, queue, reader, query } = chunk;
    const ids = await withinBytes(chunk);
    const targets = await currentTargets(reader, query);
    const copies = await copyRequests(
      client,
      queue,
      { original: "request", ids, targets },
      orderedBy(chunk),
    );
    const completed = targets.length === 0 ? 0 : copies.requestIds.length / targets.length;
    if (completed > 0) await tellChanges(client, reader.projectId, ["requests"]);
    return { completed, failed: ids.length - completed, until: ids.at(-1) };
  },
};

/** A target that was deleted since the operation began is none: what is left of it fails. */
async function currentTargets(reader: ProjectReader, { target }: BulkReplayQuery) {
  try {
    return await replayTargets(reader, target);
  } catch (error) {
    if (error instanceof AppError && error.status < 500) return [];
    throw error;
  }
}

/** The first of a chunk whose data fits into one transaction, at least one. */
async function withinBytes({ client, ids }: BulkChunk<BulkReplayQuery>): Promise<string[]> {
  const rows = await runSql<{ id: string; bytes: number }>(
    client,
    Prisma.sql`SELECT r.id, p.body_bytes AS bytes FROM request r JOIN payload p ON p.id = r.payload_id
      WHERE r.id = ANY(${ids}::text[]) AND r.id BETWEEN ${ids[0]} AND ${ids.at(-1)}`,
  );
  const sizes = new Map(rows.map((row) => [row.id, row.bytes]));
  let bytes = 0;
  return ids.filter((id, at) => {
    bytes += sizes.get(id) ?? 0;
    return at === 0 || bytes <= REPLAY_BYTES;
  });
}
