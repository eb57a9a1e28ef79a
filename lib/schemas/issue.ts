import { z } from "zod";
import { attemptModel } from "./attempt.ts";
import { booleanFilter, dateFilter, instant, oneOrMany, wholeNumber } from "./common.ts";
import { destinationModel } from "./destination.ts";
import { attemptErrorCode, issueStatus, issueType, rejectionCause } from "./enums.ts";
import { eventModel } from "./event.ts";
import { executionLogLevel, executionModel } from "./execution.ts";
import { backpressureDelay } from "./issue-trigger.ts";
import { requestModel } from "./request.ts";
import { pairPaginated, pairPaginationQuery } from "./sort-pair.ts";
import { timestamp } from "./timestamp.ts";

const id = z.string().max(255);
const ids = z.array(z.string());

const common = {
  id: z.string(),
  team_id: z.string(),
  status: issueStatus,
  opened_at: timestamp,
  first_seen_at: timestamp,
  last_seen_at: timestamp,
  last_updated_by: z.null(),
  dismissed_at: timestamp.nullable(),
  auto_resolved_at: timestamp.nullable(),
  merged_with: z.null(),
  issue_trigger_id: z.string().nullable(),
  assignee_id: z.string().nullable(),
  occurrences: z.int(),
  /** Hidden until then, or until it has occurred so many times in all. */
  snoozed_until: timestamp.nullable(),
  snooze_limit: z.int().nullable(),
  updated_at: timestamp,
  created_at: timestamp,
};

const delivery = z.object({
  ...common,
  type: z.literal("delivery"),
  aggregation_keys: z.object({
    webhook_id: ids,
    response_status: z.array(z.int()),
    error_code: z.array(attemptErrorCode),
  }),
  reference: z.object({ event_id: z.string(), attempt_id: z.string() }),
});

const transformation = z.object({
  ...common,
  type: z.literal("transformation"),
  aggregation_keys: z.object({ transformation_id: ids, log_level: z.array(executionLogLevel) }),
  reference: z.object({ transformation_execution_id: z.string() }),
});

const backpressure = z.object({
  ...common,
  type: z.literal("backpressure"),
  aggregation_keys: z.object({ destination_id: ids, delay: z.array(backpressureDelay) }),
  reference: z.object({ destination_id: z.string() }),
});

const request = z.object({
  ...common,
  type: z.literal("request"),
  aggregation_keys: z.object({ source_id: ids, rejection_cause: z.array(rejectionCause) }),
  reference: z.object({ request_id: z.string() }),
});

/** What went wrong at one place in one way, however often: see `aggregation_keys`. */
export const issueModel = z.discriminatedUnion("type", [
  delivery,
  transformation,
  backpressure,
  request,
]);
export type IssueModel = z.infer<typeof issueModel>;

/** `data` is what `reference` names; null once retention took it. */
export const issueWithDataModel = z.discriminatedUnion("type", [
  delivery.extend({
    data: z
      .object({ trigger_event: eventModel, trigger_attempt: attemptModel.nullable() })
      .nullable(),
  }),
  transformation.extend({
    data: z.object({ transformation_execution: executionModel }).nullable(),
  }),
  backpressure.extend({ data: z.object({ destination: destinationModel }).nullable() }),
  request.extend({ data: z.object({ request: requestModel }).nullable() }),
]);
export type IssueWithDataModel = z.infer<typeof issueWithDataModel>;

/** What issues are grouped by; an issue matches a key when it holds one of the values. */
const aggregationFilter = z
  .strictObject({
    webhook_id: oneOrMany(id),
    response_status: oneOrMany(wholeNumber),
    error_code: oneOrMany(attemptErrorCode),
    transformation_id: oneOrMany(id),
    log_level: oneOrMany(executionLogLevel),
    destination_id: oneOrMany(id),
    delay: oneOrMany(wholeNumber),
    source_id: oneOrMany(id),
    rejection_cause: oneOrMany(rejectionCause),
  })
  .partial();

/** Dismissed issues are left out unless this is given; `all` takes both kinds. */
const dismissedFilter = z.union([
  z.strictObject({ all: booleanFilter }).transform(({ all }) => (all ? {} : { any: false })),
  dateFilter,
]);

const ISSUE_ORDERS = [
  "created_at",
  "first_seen_at",
  "last_seen_at",
  "opened_at",
  "status",
  "occurrences",
] as const;

export const issueFilter = z.object({
  id: oneOrMany(id).optional(),
  issue_trigger_id: oneOrMany(id).optional(),
  type: oneOrMany(issueType).optional(),
  status: oneOrMany(issueStatus).optional(),
  merged_with: oneOrMany(id).optional(),
  /** The id of a member, or `none`. */
  assignee_id: oneOrMany(id).optional(),
  snoozed: booleanFilter.optional(),
  /** Looks for a part of the id, of what it is grouped by, or of the name of what it is about. */
  search: z.string().min(1).max(155).optional(),
  aggregation_keys: aggregationFilter.optional(),
  created_at: dateFilter.optional(),
  first_seen_at: dateFilter.optional(),
  last_seen_at: dateFilter.optional(),
  occurred_at: z
    .strictObject({ gte: instant, lte: instant })
    .partial()
    .optional()
    .describe("Occurred between these, at least once; told to the minute"),
  dismissed_at: dismissedFilter.optional(),
});
export type IssueFilter = z.output<typeof issueFilter>;

export const issueListQuery = issueFilter.extend(pairPaginationQuery(ISSUE_ORDERS));
export type IssueListQuery = z.output<typeof issueListQuery>;

export const issuePageModel = pairPaginated(issueWithDataModel);

export const issueChanges = z.strictObject({ status: issueStatus });
