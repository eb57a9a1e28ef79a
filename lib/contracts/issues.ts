import {
  issueChanges,
  issueListQuery,
  issueModel,
  issuePageModel,
  issueWithDataModel,
} from "#lib/schemas/issue.ts";
import { defineContract } from "./contract.ts";
import { countModel, idParams } from "./params.ts";

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
