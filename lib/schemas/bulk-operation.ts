import { z } from "zod";
import { booleanFilter, dateFilter, oneOrMany, paginated, paginationQuery } from "./common.ts";
import { ignoredCause } from "./enums.ts";
import { eventFilter } from "./event.ts";
import { payloadSearch } from "./payload-search.ts";
import { replayTarget } from "./replay.ts";
import { requestFilter } from "./request.ts";
import { timestamp } from "./timestamp.ts";

const id = z.string().max(255);

export const bulkOperationType = z.enum([
  "events.retry",
  "events.cancel",
  "requests.retry",
  "requests.replay",
  "ignored_events.retry",
]);
export type BulkOperationType = z.infer<typeof bulkOperationType>;

// Unlike in lists, a key that is not known is refused: to ignore it would widen the operation.

export const bulkEventQuery = eventFilter.extend(payloadSearch.shape).strict();
export type BulkEventQuery = z.output<typeof bulkEventQuery>;

export const bulkRequestQuery = requestFilter.extend(payloadSearch.shape).strict();
export type BulkRequestQuery = z.output<typeof bulkRequestQuery>;

/** To plan, it may be open yet where to. */
export const bulkReplayPlanQuery = bulkRequestQuery.extend({ target: replayTarget.optional() });
export const bulkReplayQuery = bulkReplayPlanQuery.required({ target: true });
export type BulkReplayQuery = z.output<typeof bulkReplayQuery>;

/** `created_at` is when the request came. */
export const bulkIgnoredEventQuery = z.strictObject({
  cause: oneOrMany(ignoredCause).optional(),
  webhook_id: oneOrMany(id).optional(),
  transformation_id: id.optional(),
  request_id: oneOrMany(id).optional(),
  created_at: dateFilter.optional(),
});
export type BulkIgnoredEventQuery = z.output<typeof bulkIgnoredEventQuery>;

export const bulkOperationModel = z.object({
  id: z.string(),
  team_id: z.string(),
  type: bulkOperationType,
  query: z.record(z.string(), z.unknown()),
  created_at: timestamp,
  updated_at: timestamp,
  cancelled_at: timestamp.nullable(),
  completed_at: timestamp.nullable(),
  estimated_batch: z.int().nullable(),
  estimated_count: z.int().nullable(),
  processed_batch: z.int().nullable(),
  completed_count: z.int().nullable(),
  in_progress: z.boolean(),
  progress: z.number().nullable(),
  failed_count: z.int().nullable(),
  number: z.number().nullable(),
});
export type BulkOperationModel = z.infer<typeof bulkOperationModel>;

export const bulkOperationList = paginated(bulkOperationModel);

/** An operation of whatever kind, with the name of who started it. */
export const bulkOverviewModel = paginated(
  bulkOperationModel.extend({ started_by: z.string().nullable() }),
);
export type BulkOverviewModel = z.infer<typeof bulkOverviewModel>;

export const bulkOverviewQuery = z.object({
  type: oneOrMany(bulkOperationType).optional(),
  in_progress: booleanFilter.optional(),
  ...paginationQuery(["created_at"]),
});
export type BulkOverviewQuery = z.output<typeof bulkOverviewQuery>;

export const bulkPlanModel = z.object({
  estimated_batch: z.int().nullable(),
  estimated_count: z.int().nullable(),
  progress: z.number().nullable(),
});
export type BulkPlanModel = z.infer<typeof bulkPlanModel>;

/** What an operation is created with; `all` says that a query without any filter is meant. */
export function bulkBody<Q extends z.ZodObject>(query: Q) {
  return z.strictObject({ query: query.prefault({} as never), all: z.boolean().default(false) });
}

export function bulkPlanParams<Q extends z.ZodObject>(query: Q) {
  return z.strictObject({ query: query.prefault({} as never) });
}

/** With `query_partial_match`, the operations whose query has that and possibly more in it. */
export function bulkListQuery<Q extends z.ZodObject>(query: Q) {
  return z.object({
    id: oneOrMany(id).optional(),
    query: query.optional(),
    query_partial_match: booleanFilter.optional(),
    in_progress: booleanFilter.optional(),
    created_at: dateFilter.optional(),
    completed_at: dateFilter.optional(),
    cancelled_at: dateFilter.optional(),
    ...paginationQuery(["created_at"]),
  });
}
export type BulkListQuery = z.output<ReturnType<typeof bulkListQuery>>;
