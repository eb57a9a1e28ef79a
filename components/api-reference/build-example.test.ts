import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { buildOpenApi } from "#lib/api/openapi.ts";
import type { Endpoint } from "#lib/client/api-reference.ts";
import type { Contract } from "#lib/contracts/contract.ts";
import { contracts } from "#lib/contracts/registry.ts";
import { buildExample, exampleBody } from "./build-example.ts";

const { paths } = buildOpenApi(contracts, "2026-09-01", "https://sluice.example") as {
  paths: Record<string, Record<string, Endpoint>>;
};
const endpoints = Object.entries(paths).flatMap(([path, operations]) =>
  Object.entries(operations).map(([method, operation]) => ({
    ...operation,
    path,
    method: method.toUpperCase(),
  })),
);
const withBody = endpoints
  .map((endpoint) => [endpoint.operationId, endpoint] as const)
  .filter(([, endpoint]) => endpoint.requestBody);

describe("buildExample", () => {
  it.each(withBody)("sends with %s a body that the endpoint takes", (name, endpoint) => {
    const contract = contracts[name] as Contract;
    expect(contract.body?.safeParse(exampleBody(endpoint)).error).toBeUndefined();
  });

  it("is JavaScript that parses", () => {
    for (const endpoint of endpoints) {
      const code = buildExample("javascript", endpoint, "https://sluice.example/v", "k'\"");
      expect(() => new Function(`return async () => {${code}}`)).not.toThrow();
    }
  });

  it("is a command that a shell reads", () => {
    for (const endpoint of endpoints) {
      const code = buildExample("curl", endpoint, "https://sluice.example/v", "k'e\"y$(x)");
      execFileSync("bash", ["-n"], { input: code });
      expect(code.startsWith("curl ")).toBe(true);
    }
  });
});
