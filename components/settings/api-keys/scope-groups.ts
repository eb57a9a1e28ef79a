import type { ApiKey } from "#lib/schemas/api-key.ts";

/** Which of the two kinds of keys that people make for programs. */
export type KeyKind = "project" | "organization";

type ScopeGroup = {
  /** What stands before `.read` and `.write`. */
  scope: string;
  label: string;
  /** Only keys of an organization are let in there. */
  isForOrganization?: true;
};

const GROUPS: readonly ScopeGroup[] = [
  { scope: "gateway.events", label: "Requests, events and all else" },
  { scope: "gateway.sources", label: "Sources" },
  { scope: "gateway.destinations", label: "Destinations" },
  { scope: "gateway.connections", label: "Connections" },
  { scope: "gateway.transformations", label: "Transformations" },
  { scope: "projects", label: "Projects" },
  { scope: "organizations", label: "Organization and members", isForOrganization: true },
  { scope: "api-keys", label: "API keys", isForOrganization: true },
];

/** Returns what a key of that kind can be limited to. */
export function scopeGroups(kind: KeyKind): readonly ScopeGroup[] {
  return GROUPS.filter((group) => kind === "organization" || !group.isForOrganization);
}

/** Returns the scopes with one put in or taken out. Who may write may read, which needs no scope of its own then. */
export function toggleScope(scopes: readonly string[], scope: string): string[] {
  if (scopes.includes(scope)) return scopes.filter((each) => each !== scope);
  const implied = scope.endsWith(".write") ? scope.replace(/write$/, "read") : null;
  return [...scopes.filter((each) => each !== implied), scope];
}

/** Tells whether a key may do all that its role may. */
export function hasAllScopes({ scopes }: Pick<ApiKey, "scopes">): boolean {
  return scopes.includes("*");
}
