import { describe, expect, it } from "vitest";
import { contracts } from "#lib/contracts/registry.ts";
import { coversScope, scopeOf } from "#lib/domain/scopes.ts";
import { scopeGroups, toggleScope } from "./scope-groups.ts";

describe("scopeGroups", () => {
  it("name every scope that an endpoint asks for", () => {
    const offered = scopeGroups("organization").map(({ scope }) => `${scope}.write`);
    const wanted = Object.values(contracts).map(scopeOf);
    const missing = wanted.filter((scope) => scope !== null && !coversScope(offered, scope));
    expect(missing).toEqual([]);
  });

  it("offer a key of a project nothing that it is never let into", () => {
    const scopes = scopeGroups("project").map(({ scope }) => scope);
    expect(scopes).not.toContain("organizations");
    expect(scopes).not.toContain("api-keys");
  });
});

describe("toggleScope", () => {
  it("puts in and takes out", () => {
    const scopes = toggleScope([], "gateway.events.read");
    expect(scopes).toEqual(["gateway.events.read"]);
    expect(toggleScope(scopes, "gateway.events.read")).toEqual([]);
  });

  it("has no reading of its own beside writing", () => {
    expect(toggleScope(["projects.read", "gateway.events.read"], "projects.write")).toEqual([
      "gateway.events.read",
      "projects.write",
    ]);
  });
});
