import { z } from "zod";
import { executionListQuery, executionModel } from "#lib/schemas/execution.ts";
import { pairPaginated } from "#lib/schemas/sort-pair.ts";
import { defineContract } from "./contract.ts";
import { idParams } from "./params.ts";

export const listExecutionsContract = defineContract({
  method: "GET",
  path: "/transformations/{id}/executions",
  summary: "List the executions of a transformation",
  permission: "gateway.read",
  params: idParams,
  query: executionListQuery,
  response: pairPaginated(executionModel),
});

export const getExecutionContract = defineContract({
  method: "GET",
  path: "/transformations/{id}/executions/{execution_id}",
  summary: "Get an execution with the request before and after",
  permission: "gateway.read",
  params: z.object({ id: z.string(), execution_id: z.string() }),
  response: executionModel,
});
