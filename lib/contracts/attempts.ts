import { attemptListQuery, attemptModel } from "#lib/schemas/attempt.ts";
import { pairPaginated } from "#lib/schemas/sort-pair.ts";
import { defineContract } from "./contract.ts";
import { idParams } from "./params.ts";

export const listAttemptsContract = defineContract({
  method: "GET",
  path: "/attempts",
  summary: "List attempts",
  permission: "gateway.read",
  query: attemptListQuery,
  response: pairPaginated(attemptModel),
});

export const getAttemptContract = defineContract({
  method: "GET",
  path: "/attempts/{id}",
  summary: "Get an attempt with the destination's answer",
  permission: "gateway.read",
  params: idParams,
  response: attemptModel,
});

export const revealAttemptContract = defineContract({
  method: "POST",
  path: "/attempts/{id}/reveal",
  summary: "Show an attempt with its secrets unmasked; the audit log notes who looked",
  permission: "secrets.read",
  audit: "always",
  params: idParams,
  response: attemptModel,
});
