import { z } from "zod";

/**
 * What can happen to an issue. `recurred`: it was snoozed and has come back. `auto_resolved`: what it is
 * about works again. The kinds after `commented` are for its feed alone.
 */
export const issueSignalKind = z.enum([
  "opened",
  "reopened",
  "recurred",
  "acknowledged",
  "ignored",
  "resolved",
  "auto_resolved",
  "dismissed",
  "assigned",
  "commented",
  "snoozed",
  "retried",
]);
export type IssueSignalKind = z.infer<typeof issueSignalKind>;
