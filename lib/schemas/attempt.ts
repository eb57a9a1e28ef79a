import { z } from "zod";
import { oneOrMany } from "./common.ts";
import { attemptErrorCode, attemptTrigger } from "./enums.ts";
import { pairPaginationQuery } from "./sort-pair.ts";
import { timestamp } from "./timestamp.ts";

export type { AttemptErrorCode } from "./enums.ts";

const DEFAULT_PAGE_SIZE = 50;

const attemptStatus = z.enum(["SUCCESSFUL", "FAILED"]);

export const attemptModel = z.object({
  id: z.string(),
  team_id: z.string(),
  event_id: z.string(),
  destination_id: z.string(),
  attempt_number: z.int(),
  trigger: attemptTrigger.nullable(),
  status: attemptStatus,
  response_status: z.int().nullable(),
  error_code: attemptErrorCode.nullable(),
  bulk_retry_id: z.string().nullable(),
  successful_at: timestamp.nullable(),
  delivered_at: timestamp.nullable(),
  responded_at: timestamp.nullable(),
  delivery_latency: z.int().nullable(),
  response_latency: z.int().nullable(),
  /** The version of the connection's rules that was in force; null when none of them was asked. */
  rule_version: z.int().nullable(),
  created_at: timestamp,
  updated_at: timestamp,
  /** From here on in the answer for one attempt only. */
  requested_url: z.string().nullable().optional(),
  http_method: z.string().nullable().optional(),
  response_headers: z.record(z.string(), z.unknown()).nullable().optional(),
  is_response_truncated: z.boolean().optional(),
  body: z.unknown().optional(),
});
export type AttemptModel = z.infer<typeof attemptModel>;

const id = z.string().max(255);
const page = pairPaginationQuery(["created_at"]);

export const attemptListQuery = z.object({
  id: oneOrMany(id).optional(),
  event_id: oneOrMany(id).optional(),
  ...page,
  limit: page.limit.unwrap().default(DEFAULT_PAGE_SIZE),
});
export type AttemptListQuery = z.output<typeof attemptListQuery>;
