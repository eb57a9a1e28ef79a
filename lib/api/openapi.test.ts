import { describe, expect, it } from "vitest";
import { contracts } from "#lib/contracts/registry.ts";
import { buildOpenApi } from "./openapi.ts";

type Operation = {
  operationId: string;
  parameters: { name: string; in: string; schema: object }[];
  requestBody?: { content: { "application/json": { schema: { required?: string[] } } } };
  responses: { 200: { content: { "application/json": { schema: { properties: object } } } } };
};

const document = buildOpenApi(contracts, "2026-09-01", "https://sluice.example.com") as {
  paths: Record<string, Record<string, Operation>>;
};

describe("buildOpenApi", () => {
  it("describes every endpoint once, by its own name", () => {
    const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
    expect(operations.map((operation) => operation.operationId).sort()).toEqual(
      Object.entries(contracts)
        .filter(([, { path }]) => !path.startsWith("/teams"))
        .map(([name]) => name)
        .sort(),
    );
  });

  it("describes what stands in the path, the query, the body and the answer", () => {
    const list = document.paths["/events"]?.get;
    const names = list?.parameters.map((parameter) => parameter.name);
    expect(names).toEqual(expect.arrayContaining(["status", "webhook_id", "limit", "next"]));
    const update = document.paths["/sources/{id}"]?.put;
    expect(update?.parameters).toContainEqual({
      name: "id",
      in: "path",
      required: true,
      schema: { type: "string" },
    });
    const create = document.paths["/sources"]?.post;
    expect(create?.requestBody?.content["application/json"].schema.required).toEqual(["name"]);
    const answer = create?.responses[200].content["application/json"].schema.properties;
    expect(Object.keys(answer ?? {})).toEqual(
      expect.arrayContaining(["id", "team_id", "url", "config"]),
    );
  });

  it("can be written as JSON", () => {
    expect(JSON.parse(JSON.stringify(document))).toEqual(document);
  });
});
