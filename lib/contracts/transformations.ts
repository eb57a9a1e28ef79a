import { z } from "zod";
import { paginated } from "#lib/schemas/common.ts";
import {
  transformationChanges,
  transformationFilter,
  transformationInput,
  transformationListQuery,
  transformationModel,
  transformationVersionListQuery,
  transformationVersionModel,
  transformationVersionPageModel,
} from "#lib/schemas/transformation.ts";
import { transformationRunInput, transformationRunModel } from "#lib/schemas/transformation-run.ts";
import { defineContract } from "./contract.ts";
import { CODE_BODY_BYTES, countModel, deletedModel, idParams } from "./params.ts";

export const listTransformationsContract = defineContract({
  method: "GET",
  path: "/transformations",
  summary: "List transformations",
  permission: "gateway.read",
  query: transformationListQuery,
  response: paginated(transformationModel),
});

export const countTransformationsContract = defineContract({
  method: "GET",
  path: "/transformations/count",
  summary: "Count transformations",
  permission: "gateway.read",
  query: z.object(transformationFilter),
  response: countModel,
});

export const getTransformationContract = defineContract({
  method: "GET",
  path: "/transformations/{id}",
  summary: "Get a transformation",
  permission: "gateway.read",
  params: idParams,
  response: transformationModel,
});

export const createTransformationContract = defineContract({
  method: "POST",
  path: "/transformations",
  summary: "Create a transformation",
  permission: "gateway.write",
  body: transformationInput,
  maxBodyBytes: CODE_BODY_BYTES,
  response: transformationModel,
});

export const upsertTransformationContract = defineContract({
  method: "PUT",
  path: "/transformations",
  summary: "Create a transformation, or change the one of that name",
  permission: "gateway.write",
  body: transformationInput,
  maxBodyBytes: CODE_BODY_BYTES,
  response: transformationModel,
});

export const updateTransformationContract = defineContract({
  method: "PUT",
  path: "/transformations/{id}",
  summary: "Change a transformation",
  permission: "gateway.write",
  params: idParams,
  body: transformationChanges,
  maxBodyBytes: CODE_BODY_BYTES,
  response: transformationModel,
});

export const deleteTransformationContract = defineContract({
  method: "DELETE",
  path: "/transformations/{id}",
  summary: "Delete a transformation that no connection uses",
  permission: "gateway.write",
  params: idParams,
  response: deletedModel,
});

export const listTransformationVersionsContract = defineContract({
  method: "GET",
  path: "/transformations/{id}/versions",
  summary: "List the versions of a transformation, the newest first",
  permission: "gateway.read",
  params: idParams,
  query: transformationVersionListQuery,
  response: transformationVersionPageModel,
});

export const getTransformationVersionContract = defineContract({
  method: "GET",
  path: "/transformations/{id}/versions/{number}",
  summary: "Get code and variables of a transformation as they were",
  permission: "gateway.read",
  params: z.object({ id: z.string(), number: z.string() }),
  response: transformationVersionModel,
});

/** Room for code, and for a request as large as one that comes in. */
const RUN_BODY_BYTES = 3 * CODE_BODY_BYTES;

export const testTransformationContract = defineContract({
  method: "PUT",
  path: "/transformations/run",
  summary: "Run code on a request, to see what it returns",
  permission: "gateway.write",
  body: transformationRunInput,
  maxBodyBytes: RUN_BODY_BYTES,
  response: transformationRunModel,
});
