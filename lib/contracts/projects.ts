import { z } from "zod";
import { apiKeyRollInput } from "#lib/schemas/api-key.ts";
import {
  project,
  projectChanges,
  projectInput,
  projectTransfer,
  signingSecret,
} from "#lib/schemas/project.ts";
import { defineContract } from "./contract.ts";
import { deletedModel, idParams } from "./params.ts";

export const listProjectsContract = defineContract({
  method: "GET",
  path: "/projects",
  summary: "List the projects that the caller may open",
  permission: "gateway.read",
  audience: "any-key",
  response: z.array(project),
});

/** The name of `/projects` up to 2025-07-01. */
export const listTeamsContract = defineContract({ ...listProjectsContract, path: "/teams" });

export const getProjectContract = defineContract({
  method: "GET",
  path: "/projects/{id}",
  summary: "Get a project",
  permission: "gateway.read",
  audience: "any-key",
  params: idParams,
  response: project,
});

export const createProjectContract = defineContract({
  method: "POST",
  path: "/projects",
  summary: "Create a project",
  permission: "projects.create-private",
  audience: "organization",
  body: projectInput,
  response: project,
});

export const updateProjectContract = defineContract({
  method: "PUT",
  path: "/projects/{id}",
  summary: "Change a project",
  permission: "projects.write",
  audience: "organization",
  params: idParams,
  body: projectChanges,
  response: project,
});

export const deleteProjectContract = defineContract({
  method: "DELETE",
  path: "/projects/{id}",
  summary: "Delete a project with everything in it; its keys are refused from the next call on",
  permission: "projects.delete",
  audience: "organization",
  params: idParams,
  response: deletedModel,
});

export const transferProjectContract = defineContract({
  method: "POST",
  path: "/projects/{id}/transfer",
  summary: "Give a project to another organization, where one is an owner or admin too",
  permission: null,
  audience: "organization",
  audit: "always",
  params: idParams,
  body: projectTransfer,
  response: project,
});

export const rollSigningSecretContract = defineContract({
  method: "POST",
  path: "/signing-secret/roll",
  summary: "Replace the signing secret; deliveries carry the old signature too for a while",
  permission: "projects.write",
  body: apiKeyRollInput,
  response: signingSecret,
});

export const getSigningSecretContract = defineContract({
  method: "GET",
  path: "/signing-secret",
  summary: "Get the secret that the project signs its deliveries with",
  permission: "secrets.read",
  audit: "always",
  response: signingSecret,
});
