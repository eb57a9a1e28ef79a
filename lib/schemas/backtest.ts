import { z } from "zod";
import { oneOrMany } from "./common.ts";
import { ignoredCause } from "./enums.ts";
import { consoleLine } from "./execution.ts";
import { requestData } from "./payload.ts";
import { rulesSchema } from "./rule.ts";
import { timestamp } from "./timestamp.ts";
import { MAX_CODE_LENGTH, transformationEnv } from "./transformation.ts";

const id = z.string().min(1).max(255);

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 1_000;

/** Rules of a connection, or code of a transformation, as they would be; and on how many requests. */
export const backtestInput = z
  .strictObject({
    webhook_id: id.optional(),
    rules: rulesSchema.optional(),
    transformation_id: id.optional(),
    code: z.string().min(1).max(MAX_CODE_LENGTH).optional(),
    /** Instead of the variables of the transformation. */
    env: transformationEnv.optional(),
    limit: z.int().min(1).max(MAX_LIMIT).default(DEFAULT_LIMIT),
  })
  .refine((input) => (input.webhook_id === undefined) !== (input.transformation_id === undefined), {
    error: "value must contain exactly one of [webhook_id, transformation_id]",
  })
  .refine((input) => input.webhook_id === undefined || input.rules !== undefined, {
    error: "is required",
    path: ["rules"],
  })
  .refine((input) => input.transformation_id === undefined || input.code !== undefined, {
    error: "is required",
    path: ["code"],
  });
export type BacktestInput = z.output<typeof backtestInput>;

/**
 * What a change would do to a request: passes that was ignored, ignored that passed, fails that did not,
 * changed in what is delivered, or nothing.
 */
export const backtestEffect = z.enum(["passes", "ignored", "fails", "changed", "unchanged"]);
export type BacktestEffect = z.infer<typeof backtestEffect>;

export const backtestModel = z.object({
  id: z.string(),
  team_id: z.string(),
  webhook_id: z.string().nullable(),
  transformation_id: z.string().nullable(),
  /** The connections that it is about; of a transformation with many, those that changed last. */
  webhook_ids: z.array(z.string()),
  status: z.enum(["running", "completed", "cancelled"]),
  requests_count: z.int(),
  done_count: z.int(),
  counts: z.record(backtestEffect, z.int()),
  /** Requests whose data retention took in the meantime. */
  gone_count: z.int(),
  /** A rule deduplicates: only requests among those tested are known to it. */
  has_deduplicate: z.boolean(),
  created_at: timestamp,
  updated_at: timestamp,
  /** When it is forgotten, with all of its results. */
  expires_at: timestamp,
});
export type BacktestModel = z.infer<typeof backtestModel>;

/** What rules came to for a request. */
const backtestOutcome = z.object({
  outcome: z.enum(["event", "ignored"]),
  cause: ignoredCause.nullable(),
  /** Of a filter, the parts that did not match. */
  failed_parts: z.array(z.string()),
  /** The last lines that code wrote. */
  logs: z.array(consoleLine),
});

export const backtestResultModel = z.object({
  id: z.string(),
  request_id: z.string(),
  webhook_id: z.string(),
  effect: backtestEffect.exclude(["unchanged"]),
  before: backtestOutcome,
  after: backtestOutcome,
});
export type BacktestResultModel = z.infer<typeof backtestResultModel>;

export const backtestResultListQuery = z.object({
  effect: oneOrMany(backtestEffect.exclude(["unchanged"])).optional(),
});
export type BacktestResultListQuery = z.output<typeof backtestResultListQuery>;

/** With the request as it came in, and what would be delivered; null for nothing, or too large to keep. */
export const backtestResultDetail = backtestResultModel.extend({
  request_data: requestData.nullable(),
  before_data: requestData.nullable(),
  after_data: requestData.nullable(),
  is_too_large: z.boolean(),
});
export type BacktestResultDetail = z.infer<typeof backtestResultDetail>;
