import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { ApiRoute } from "#lib/api/handle.ts";
import type { Contract } from "#lib/contracts/contract.ts";
import { contracts } from "#lib/contracts/registry.ts";

const ROOT = import.meta.dirname;
const CONTRACTS = join(ROOT, "../../lib/contracts");
/** They answer for the API as a whole and have no contract. */
const GENERAL = new Set(["openapi/route.ts", "[...path]/route.ts"]);

type RouteModule = Partial<Record<string, ApiRoute>>;

async function routeFiles(): Promise<string[]> {
  const files = await readdir(ROOT, { recursive: true });
  return files.filter((file) => file.endsWith("route.ts") && !GENERAL.has(file));
}

const pathOf = (file: string) =>
  `/${file
    .replace(/\/route\.ts$/, "")
    .replaceAll("[", "{")
    .replaceAll("]", "}")}`;

const fileOf = ({ path }: Contract) =>
  join(path.replaceAll("{", "[").replaceAll("}", "]"), "route.ts");

const load = <T>(directory: string, file: string): Promise<T> => import(join(directory, file));

describe("routes of the API", () => {
  it.each(Object.entries(contracts))("%s has its route", async (_, contract) => {
    const route = await load<RouteModule>(ROOT, fileOf(contract));
    expect(route[contract.method]?.contract).toBe(contract);
  });

  it("each have a contract of their path and method, and nothing else", async () => {
    for (const file of await routeFiles()) {
      const route = await load<RouteModule>(ROOT, file);
      for (const [method, handler] of Object.entries(route)) {
        const known = Object.values(contracts).includes(handler?.contract as Contract);
        expect({ file, method, known }).toEqual({ file, method, known: true });
        expect(handler?.contract).toMatchObject({ method, path: pathOf(file) });
      }
    }
  });

  it("come from contract files that are all registered", async () => {
    const files = await readdir(CONTRACTS);
    const nouns = files.filter((file) => !/^(contract|params|registry)\.ts$|\.test\./.test(file));
    for (const file of nouns) {
      const module = await load<Record<string, Contract>>(CONTRACTS, file);
      for (const contract of Object.values(module)) {
        expect(Object.values(contracts)).toContain(contract);
      }
    }
  });

  it("are each the only one of their path and method", () => {
    const places = Object.values(contracts).map(({ method, path }) => `${method} ${path}`);
    expect(new Set(places).size).toBe(places.length);
  });
});
