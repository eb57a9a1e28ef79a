import { z } from "zod";
import {
  booleanFilter,
  dateFilter,
  integerFilter,
  oneOrMany,
  paginated,
  paginationQuery,
} from "./common.ts";
import { rejectionCause } from "./enums.ts";
import { requestData } from "./payload.ts";
import { payloadSearch, progressive, searchProgress } from "./payload-search.ts";
import { timestamp } from "./timestamp.ts";

const id = z.string().max(255);

export const requestModel = z.object({
  id: z.string(),
  team_id: z.string(),
  source_id: z.string(),
  verified: z.boolean().nullable(),
  original_event_data_id: z.string().nullable(),
  rejection_cause: rejectionCause.nullable(),
  ingested_at: timestamp.nullable(),
  events_count: z.int().nullable(),
  cli_events_count: z.int().nullable(),
  ignored_count: z.int().nullable(),
  /** Sent by the project itself, to try the source. */
  is_test: z.boolean(),
  /** The request that it was made from, when it was made here by replaying one. */
  original_request_id: z.string().nullable(),
  /** It was changed when it was replayed. */
  is_edited: z.boolean(),
  created_at: timestamp,
  updated_at: timestamp,
  data: requestData.nullable().optional(),
});
export type RequestModel = z.infer<typeof requestModel>;

export const requestFilter = z.object({
  id: oneOrMany(id).optional(),
  status: z.enum(["accepted", "rejected", "ACCEPTED", "REJECTED"]).optional(),
  rejection_cause: oneOrMany(rejectionCause).optional(),
  source_id: oneOrMany(id).optional(),
  verified: booleanFilter.optional(),
  ignored_count: integerFilter.optional(),
  events_count: integerFilter.optional(),
  cli_events_count: integerFilter.optional(),
  created_at: dateFilter.optional(),
  ingested_at: dateFilter.optional(),
  bulk_retry_id: oneOrMany(id).optional(),
});
export type RequestFilter = z.output<typeof requestFilter>;

export const requestListQuery = requestFilter.extend({
  ...payloadSearch.shape,
  progressive,
  include: z.literal("data").optional(),
  ...paginationQuery(["created_at", "ingested_at"]),
});
export type RequestListQuery = z.output<typeof requestListQuery>;

export const requestPageModel = paginated(requestModel).extend({
  search: searchProgress.optional(),
});
