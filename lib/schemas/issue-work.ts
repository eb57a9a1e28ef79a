import { z } from "zod";
import { instant, oneOrMany, wholeNumber } from "./common.ts";
import { issueSignalKind } from "./issue-signal.ts";
import { timestamp } from "./timestamp.ts";

const MAX_COMMENT = 10_000;
const MAX_TIMES = 1_000_000;
const MAX_SHOWN = 255;
const MINUTE_S = 60;
const DAY_S = 24 * 60 * MINUTE_S;
const id = z.string().max(255);

/** A member of the project. */
export const issuePerson = z.object({
  id: z.string(),
  name: z.string().nullable(),
  email: z.string(),
});
export type IssuePerson = z.infer<typeof issuePerson>;

export const issuePeopleModel = z.object({ models: z.array(issuePerson), count: z.int() });

export const issueAssignment = z.strictObject({ user_id: id.nullable() });

/** Until a moment, or until it has occurred so many times more; both null ends the snooze. */
export const issueSnooze = z.strictObject({
  until: instant.nullable().default(null),
  occurrences: z.int().min(1).max(MAX_TIMES).nullable().default(null),
});

/** Sends again whatever the issue is about; `resolve` also sets it to RESOLVED. */
export const issueRetry = z.strictObject({ resolve: z.boolean().default(true) });

/** In Markdown. */
export const issueCommentInput = z.strictObject({
  body: z.string().trim().min(1).max(MAX_COMMENT),
});

export const issueCommentModel = z.object({
  id: z.string(),
  issue_id: z.string(),
  body: z.string(),
  author: issuePerson.nullable(),
  /** The caller wrote it, and may change and delete it. */
  is_own: z.boolean(),
  edited_at: timestamp.nullable(),
  created_at: timestamp,
});
export type IssueCommentModel = z.infer<typeof issueCommentModel>;

/** One thing that happened to an issue; `comment` is what somebody wrote. */
export const issueActivityModel = z.object({
  id: z.string(),
  kind: issueSignalKind,
  actor: issuePerson.nullable(),
  data: z.record(z.string(), z.unknown()),
  comment: issueCommentModel.nullable(),
  created_at: timestamp,
});
export type IssueActivityModel = z.infer<typeof issueActivityModel>;

export const issueActivityPageModel = z.object({
  models: z.array(issueActivityModel),
  count: z.int(),
});

/** How often issues occurred between two moments, in steps of whole minutes. */
export const issueOccurrenceQuery = z.object({
  issue_id: oneOrMany(id),
  start: instant,
  end: instant,
  step_s: wholeNumber.pipe(z.int().min(MINUTE_S).max(DAY_S)),
});
export type IssueOccurrenceQuery = z.output<typeof issueOccurrenceQuery>;

export const issueOccurrencesModel = z.object({
  models: z
    .array(
      z.object({
        issue_id: z.string(),
        points: z.array(z.object({ at: timestamp, count: z.int() })),
      }),
    )
    .max(MAX_SHOWN),
  count: z.int(),
});
export type IssueOccurrencesModel = z.infer<typeof issueOccurrencesModel>;
