import { describe, expect, it } from "vitest";
import { contracts } from "#lib/contracts/registry.ts";
import { coversScope, mayWithScopes, scopeOf } from "./scopes.ts";

describe("scopeOf", () => {
  it.each([
    ["listSources", "gateway.sources.read"],
    ["upsertConnection", "gateway.connections.write"],
    ["pauseConnection", "gateway.connections.write"],
    ["retryEvent", "gateway.events.write"],
    ["listRequests", "gateway.events.read"],
    ["listProjects", "projects.read"],
    ["deleteProject", "projects.write"],
    ["updateOrganization", "organizations.write"],
    ["listApiKeys", "api-keys.read"],
    ["rollApiKey", "api-keys.write"],
    ["validateCliKey", null],
  ])("of %s is %s", (name, scope) => {
    const contract = contracts[name];
    expect(contract && scopeOf(contract)).toBe(scope);
  });
});

describe("coversScope", () => {
  it.each([
    [["*"], "gateway.sources.write", true],
    [["gateway.sources.read"], "gateway.sources.read", true],
    [["gateway.sources.write"], "gateway.sources.read", true],
    [["gateway.sources.read"], "gateway.sources.write", false],
    [["gateway.events.write"], "gateway.sources.read", false],
    [["projects.read"], "*", false],
    [[], "gateway.sources.read", false],
  ])("%j for %s: %s", (scopes, wanted, covers) => {
    expect(coversScope(scopes, wanted)).toBe(covers);
  });
});

describe("mayWithScopes", () => {
  it("adds what was granted for the one resource", () => {
    const key = { scopes: [], grants: { src_1: { scopes: ["gateway.sources.write"] }, src_2: {} } };
    expect(mayWithScopes(key, "gateway.sources.read", "src_1")).toBe(true);
    expect(mayWithScopes(key, "gateway.sources.read", "src_2")).toBe(false);
    expect(mayWithScopes(key, "gateway.sources.read", null)).toBe(false);
    expect(mayWithScopes(key, "gateway.events.write", "src_1")).toBe(false);
    expect(mayWithScopes(key, "gateway.sources.read", "constructor")).toBe(false);
    expect(mayWithScopes(key, null, null)).toBe(true);
  });
});
