import { z } from "zod";
import { bulkOperationModel } from "#lib/schemas/bulk-operation.ts";
import { histogramModel, issueHistogramQuery } from "#lib/schemas/histogram.ts";
import {
  issueChanges,
  issueListQuery,
  issueModel,
  issuePageModel,
  issueWithDataModel,
} from "#lib/schemas/issue.ts";
import {
  issueActivityPageModel,
  issueAssignment,
  issueCommentInput,
  issueCommentModel,
  issueOccurrenceQuery,
  issueOccurrencesModel,
  issuePeopleModel,
  issueRetry,
  issueSnooze,
} from "#lib/schemas/issue-work.ts";
import { issueExportQuery } from "#lib/schemas/list-export.ts";
import { defineContract } from "./contract.ts";
import { countModel, deletedModel, idParams } from "./params.ts";

export const listIssuesContract = defineContract({
  method: "GET",
  path: "/issues",
  summary: "List issues; dismissed ones only where dismissed_at is asked for",
  permission: "gateway.read",
  query: issueListQuery,
  response: issuePageModel,
});

export const countIssuesContract = defineContract({
  method: "GET",
  path: "/issues/count",
  summary: "Count issues",
  permission: "gateway.read",
  query: issueListQuery,
  response: countModel,
});

export const countIssuesOverTimeContract = defineContract({
  method: "GET",
  path: "/issues/histogram",
  summary: "Count how often the issues of a list occurred over time, by their status",
  permission: "gateway.read",
  query: issueHistogramQuery,
  response: histogramModel,
});

export const exportIssuesContract = defineContract({
  method: "GET",
  path: "/issues/export",
  summary: "Write a list of issues to a file: CSV, or JSON line by line",
  permission: "gateway.read",
  query: issueExportQuery,
  response: z.string(),
  textType: "text/csv",
  isStream: true,
});

export const getIssueContract = defineContract({
  method: "GET",
  path: "/issues/{id}",
  summary: "Get an issue with what opened it",
  permission: "gateway.read",
  params: idParams,
  response: issueWithDataModel,
});

export const updateIssueContract = defineContract({
  method: "PUT",
  path: "/issues/{id}",
  summary: "Set the status of an issue",
  permission: "gateway.operate",
  params: idParams,
  body: issueChanges,
  response: issueModel,
});

export const dismissIssueContract = defineContract({
  method: "DELETE",
  path: "/issues/{id}",
  summary: "Dismiss an issue until it recurs",
  permission: "gateway.operate",
  params: idParams,
  response: issueModel,
});

export const countIssueOccurrencesContract = defineContract({
  method: "GET",
  path: "/issues/occurrences",
  summary: "Count how often issues occurred over time",
  permission: "gateway.read",
  query: issueOccurrenceQuery,
  response: issueOccurrencesModel,
});

export const listIssuePeopleContract = defineContract({
  method: "GET",
  path: "/issues/people",
  summary: "List who issues can be assigned to",
  permission: "gateway.read",
  response: issuePeopleModel,
});

export const assignIssueContract = defineContract({
  method: "PUT",
  path: "/issues/{id}/assignee",
  summary: "Assign an issue to a member, or to nobody",
  permission: "gateway.operate",
  params: idParams,
  body: issueAssignment,
  response: issueModel,
});

export const snoozeIssueContract = defineContract({
  method: "PUT",
  path: "/issues/{id}/snooze",
  summary: "Hide an issue for a time or a number of occurrences, or end that",
  permission: "gateway.operate",
  params: idParams,
  body: issueSnooze,
  response: issueModel,
});

export const retryIssueContract = defineContract({
  method: "POST",
  path: "/issues/{id}/retry",
  summary: "Send again everything that an issue is about, and resolve it",
  permission: "gateway.operate",
  params: idParams,
  body: issueRetry,
  response: bulkOperationModel,
});

export const listIssueActivityContract = defineContract({
  method: "GET",
  path: "/issues/{id}/activity",
  summary: "List what happened to an issue and what was written about it",
  permission: "gateway.read",
  params: idParams,
  response: issueActivityPageModel,
});

const commentParams = idParams.extend({ comment_id: z.string() });

export const createIssueCommentContract = defineContract({
  method: "POST",
  path: "/issues/{id}/comments",
  summary: "Comment on an issue",
  permission: "gateway.operate",
  params: idParams,
  body: issueCommentInput,
  response: issueCommentModel,
});

export const updateIssueCommentContract = defineContract({
  method: "PUT",
  path: "/issues/{id}/comments/{comment_id}",
  summary: "Change a comment of one's own",
  permission: "gateway.operate",
  params: commentParams,
  body: issueCommentInput,
  response: issueCommentModel,
});

export const deleteIssueCommentContract = defineContract({
  method: "DELETE",
  path: "/issues/{id}/comments/{comment_id}",
  summary: "Delete a comment of one's own",
  permission: "gateway.operate",
  params: commentParams,
  response: deletedModel,
});
