import {
  issueTriggerChanges,
  issueTriggerInput,
  issueTriggerListQuery,
  issueTriggerModel,
  issueTriggerPageModel,
  issueTriggerPreview,
  issueTriggerPreviewInput,
  issueTriggerUpsert,
} from "#lib/schemas/issue-trigger.ts";
import { defineContract } from "./contract.ts";
import { deletedModel, idParams } from "./params.ts";

export const listIssueTriggersContract = defineContract({
  method: "GET",
  path: "/issue-triggers",
  summary: "List issue triggers",
  permission: "gateway.read",
  query: issueTriggerListQuery,
  response: issueTriggerPageModel,
});

export const getIssueTriggerContract = defineContract({
  method: "GET",
  path: "/issue-triggers/{id}",
  summary: "Get an issue trigger",
  permission: "gateway.read",
  params: idParams,
  response: issueTriggerModel,
});

export const createIssueTriggerContract = defineContract({
  method: "POST",
  path: "/issue-triggers",
  summary: "Create an issue trigger",
  permission: "gateway.write",
  body: issueTriggerInput,
  response: issueTriggerModel,
});

export const upsertIssueTriggerContract = defineContract({
  method: "PUT",
  path: "/issue-triggers",
  summary: "Create an issue trigger, or change the one of that name",
  permission: "gateway.write",
  body: issueTriggerUpsert,
  response: issueTriggerModel,
});

export const updateIssueTriggerContract = defineContract({
  method: "PUT",
  path: "/issue-triggers/{id}",
  summary: "Change an issue trigger; issues that are there stay as they are",
  permission: "gateway.write",
  params: idParams,
  body: issueTriggerChanges,
  response: issueTriggerModel,
});

export const deleteIssueTriggerContract = defineContract({
  method: "DELETE",
  path: "/issue-triggers/{id}",
  summary: "Delete an issue trigger and its issues",
  permission: "gateway.write",
  params: idParams,
  response: deletedModel,
});

export const disableIssueTriggerContract = defineContract({
  method: "PUT",
  path: "/issue-triggers/{id}/disable",
  summary: "Disable an issue trigger",
  permission: "gateway.write",
  params: idParams,
  response: issueTriggerModel,
});

export const enableIssueTriggerContract = defineContract({
  method: "PUT",
  path: "/issue-triggers/{id}/enable",
  summary: "Enable an issue trigger",
  permission: "gateway.write",
  params: idParams,
  response: issueTriggerModel,
});

export const previewIssueTriggerContract = defineContract({
  method: "POST",
  path: "/issue-triggers/preview",
  summary: "Say what an issue trigger would watch, and where another one would have the say",
  permission: "gateway.read",
  body: issueTriggerPreviewInput,
  response: issueTriggerPreview,
});
