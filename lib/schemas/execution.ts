import { z } from "zod";
import { dateFilter, oneOrMany } from "./common.ts";
import { requestData } from "./payload.ts";
import { pairPaginationQuery } from "./sort-pair.ts";
import { timestamp } from "./timestamp.ts";

const DEFAULT_PAGE_SIZE = 50;

/** The gravest line of the console; fatal: the code threw, took too long or returned no request. */
export const executionLogLevel = z.enum(["debug", "info", "warn", "error", "fatal"]);
export type ExecutionLogLevel = z.infer<typeof executionLogLevel>;

export const consoleLine = z.object({
  type: z.enum(["error", "log", "warn", "info", "debug"]),
  message: z.string(),
});
export type ConsoleLine = z.infer<typeof consoleLine>;

export const executionModel = z.object({
  id: z.string(),
  transformation_id: z.string(),
  /** The code that ran: see the versions of the transformation. */
  transformation_version: z.int(),
  team_id: z.string(),
  webhook_id: z.string(),
  original_event_data_id: z.string(),
  /** Null when no request came out of it. */
  transformed_event_data_id: z.string().nullable(),
  log_level: executionLogLevel,
  logs: z.array(consoleLine),
  issue_id: z.string().nullable(),
  updated_at: timestamp,
  created_at: timestamp,
  /** From here on in the answer for one execution only; null where retention took it. */
  original_event_data: requestData.nullable().optional(),
  transformed_event_data: requestData.nullable().optional(),
});
export type ExecutionModel = z.infer<typeof executionModel>;

const id = z.string().max(255);
const page = pairPaginationQuery(["created_at"]);

export const executionListQuery = z.object({
  log_level: oneOrMany(executionLogLevel).optional(),
  webhook_id: oneOrMany(id).optional(),
  issue_id: oneOrMany(id).optional(),
  created_at: dateFilter.optional(),
  ...page,
  limit: page.limit.unwrap().default(DEFAULT_PAGE_SIZE),
});
export type ExecutionListQuery = z.output<typeof executionListQuery>;
