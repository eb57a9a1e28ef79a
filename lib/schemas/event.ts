import { z } from "zod";
import {
  dateFilter,
  integerFilter,
  nullableDateFilter,
  nullableIdFilter,
  nullableIntegerFilter,
  oneOrMany,
  paginated,
  paginationQuery,
  textOrNone,
} from "./common.ts";
import { attemptErrorCode, eventStatus } from "./enums.ts";
import { eventData } from "./payload.ts";
import { payloadSearch, progressive, searchProgress } from "./payload-search.ts";
import { timestamp } from "./timestamp.ts";

const id = z.string().max(255);

export const eventModel = z.object({
  id: z.string(),
  team_id: z.string(),
  webhook_id: z.string(),
  source_id: z.string(),
  destination_id: z.string(),
  event_data_id: z.string(),
  request_id: z.string(),
  delivery_group: z.string().nullable(),
  order_key: z
    .string()
    .nullable()
    .describe("Events with the same value are delivered one after another; null: in no order"),
  is_waiting_for_turn: z.boolean().describe("Earlier events of the same order key come first"),
  attempts: z.int(),
  status: eventStatus,
  response_status: z.int().nullable(),
  error_code: attemptErrorCode.nullable(),
  last_attempt_at: timestamp.nullable(),
  next_attempt_at: timestamp.nullable(),
  successful_at: timestamp.nullable(),
  cli_id: z.string().nullable(),
  /** The version of the connection's rules by which the event came about. */
  rule_version: z.int().nullable(),
  /** The code that made what it delivers, in order: see the versions of each transformation. */
  transformations: z.array(z.object({ id: z.string(), version: z.int() })),
  created_at: timestamp,
  updated_at: timestamp,
  data: eventData.nullable().optional(),
});
export type EventModel = z.infer<typeof eventModel>;

export const eventStatusFilter = oneOrMany(eventStatus);

export const eventFilter = z.object({
  id: oneOrMany(id).optional(),
  status: eventStatusFilter.optional(),
  webhook_id: oneOrMany(id).optional(),
  source_id: oneOrMany(id).optional(),
  destination_id: oneOrMany(id).optional(),
  event_data_id: oneOrMany(id).optional(),
  bulk_retry_id: oneOrMany(id).optional(),
  issue_id: oneOrMany(id).optional(),
  delivery_group: oneOrMany(textOrNone).optional(),
  cli_id: nullableIdFilter.optional(),
  cli_user_id: nullableIdFilter.optional(),
  attempts: integerFilter.optional(),
  response_status: nullableIntegerFilter.optional(),
  error_code: oneOrMany(attemptErrorCode).optional(),
  created_at: dateFilter.optional(),
  last_attempt_at: nullableDateFilter.optional(),
  next_attempt_at: nullableDateFilter.optional(),
  successful_at: nullableDateFilter.optional(),
});
export type EventFilter = z.output<typeof eventFilter>;

export const eventListQuery = eventFilter.extend({
  ...payloadSearch.shape,
  progressive,
  include: z.literal("data").optional(),
  ...paginationQuery(["created_at"]),
});
export type EventListQuery = z.output<typeof eventListQuery>;

export const eventPageModel = paginated(eventModel).extend({ search: searchProgress.optional() });
