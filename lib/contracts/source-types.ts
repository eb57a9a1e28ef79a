import { z } from "zod";
import {
  customSourceTypeInput,
  customSourceTypeSpec,
  sourceTypeDetail,
  sourceTypeModel,
} from "#lib/schemas/custom-source-type.ts";
import { defineContract } from "./contract.ts";

const codeParams = z.object({ code: z.string().max(100) });

export const listSourceTypesContract = defineContract({
  method: "GET",
  path: "/source-types",
  summary: "List what a source can be: the catalogue and the project's own types",
  permission: "gateway.read",
  response: z.object({ count: z.int(), models: z.array(sourceTypeModel) }),
});

export const getSourceTypeContract = defineContract({
  method: "GET",
  path: "/source-types/{code}",
  summary: "Get a source type with its auth fields, sample and set-up steps",
  permission: "gateway.read",
  params: codeParams,
  query: z.object({ source_id: z.string().max(255).optional() }),
  response: sourceTypeDetail,
});

export const createSourceTypeContract = defineContract({
  method: "POST",
  path: "/source-types",
  summary: "Add a source type of the project's own",
  permission: "gateway.write",
  body: customSourceTypeInput,
  response: sourceTypeDetail,
});

export const updateSourceTypeContract = defineContract({
  method: "PUT",
  path: "/source-types/{code}",
  summary: "Replace a source type of the project's own",
  permission: "gateway.write",
  params: codeParams,
  body: customSourceTypeSpec,
  response: sourceTypeDetail,
});

export const deleteSourceTypeContract = defineContract({
  method: "DELETE",
  path: "/source-types/{code}",
  summary: "Delete a source type of the project's own",
  permission: "gateway.write",
  params: codeParams,
  response: codeParams,
});
