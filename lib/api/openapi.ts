import { z } from "zod";
import type { Contract } from "#lib/contracts/contract.ts";
import type { ApiVersion } from "./versions/api-version.ts";
import { atVersion } from "./versions/at-version.ts";

type Json = Record<string, unknown>;

const JSON_TYPE = "application/json";

const ERROR = {
  type: "object",
  properties: {
    code: { type: "string" },
    status: { type: "integer" },
    message: { type: "string" },
    data: { description: "Sentences about the input, or facts such as an id" },
  },
  required: ["code", "status"],
};

function jsonSchema(schema: z.ZodType, io: "input" | "output"): Json {
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    io,
    unrepresentable: "any",
    reused: "inline",
  });
  return json;
}

function parameters(contract: Contract): Json[] {
  const inPath = [...contract.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string" },
  }));
  const inQuery = Object.entries(contract.query?.shape ?? {}).map(([name, schema]) => ({
    name,
    in: "query",
    style: "deepObject",
    explode: true,
    schema: jsonSchema(schema as z.ZodType, "input"),
  }));
  return [...inPath, ...inQuery];
}

function answer(description: string, schema: Json, type = JSON_TYPE) {
  return { description, content: { [type]: { schema } } };
}

function operation(operationId: string, contract: Contract): Json {
  const error = { $ref: "#/components/schemas/Error" };
  return {
    operationId,
    summary: contract.summary,
    tags: [contract.path.split("/")[1]],
    ...(contract.audience === "public" ? { security: [] } : {}),
    parameters: parameters(contract),
    ...(contract.body
      ? {
          requestBody: {
            required: true,
            content: { [JSON_TYPE]: { schema: jsonSchema(contract.body, "input") } },
          },
        }
      : {}),
    responses: {
      200: answer(
        "Always 200, for creating and deleting too",
        jsonSchema(contract.response, "output"),
        contract.textType,
      ),
      default: answer("What went wrong", error),
    },
  };
}

/** Describes the endpoints of a version as an OpenAPI 3.1 document. `contracts` are keyed by operation id. */
export function buildOpenApi(
  contracts: Readonly<Record<string, Contract>>,
  version: ApiVersion,
  publicUrl: string,
): Json {
  const paths: Record<string, Json> = {};
  for (const [operationId, newest] of Object.entries(contracts)) {
    const { contract, isOffered } = atVersion(newest, version);
    if (!isOffered) continue;
    const path = paths[contract.path] ?? {};
    path[contract.method.toLowerCase()] = operation(operationId, contract);
    paths[contract.path] = path;
  }
  return {
    openapi: "3.1.0",
    info: { title: "Sluice API", version },
    servers: [{ url: `${publicUrl}/${version}` }],
    security: [{ bearer: [] }, { basic: [] }],
    paths,
    components: {
      securitySchemes: {
        bearer: { type: "http", scheme: "bearer" },
        basic: { type: "http", scheme: "basic", description: "The key as user name, no password" },
      },
      schemas: { Error: ERROR },
    },
  };
}
