import type { Contract } from "#lib/contracts/contract.ts";

/** What a key may do beside its scopes: in single projects, or to single resources, by their ids. */
export type Grants = Readonly<Record<string, { scopes?: readonly string[] | undefined }>>;

/** Nouns of a project with a scope of their own; all the rest is about events. */
const NOUNS = ["sources", "destinations", "connections", "transformations"];
/** Permissions that only look. */
const READING = /\.read$/;

/** Returns the scope that a key needs for an endpoint: `gateway.sources.write`. Null where none is asked for. */
export function scopeOf({
  path,
  permission,
}: Pick<Contract, "path" | "permission">): string | null {
  if (permission === null) return null;
  const verb = READING.test(permission) ? "read" : "write";
  const [noun = ""] = path.slice(1).split("/");
  if (permission.startsWith("api-keys.")) return `api-keys.${verb}`;
  if (noun === "organizations") return `organizations.${verb}`;
  if (noun === "projects" || noun === "teams") return `projects.${verb}`;
  return `gateway.${NOUNS.includes(noun) ? noun : "events"}.${verb}`;
}

/** Tells whether scopes cover one: `*` covers all, and who may write may read. */
export function coversScope(scopes: readonly string[], wanted: string): boolean {
  if (scopes.includes("*") || scopes.includes(wanted)) return true;
  return wanted.endsWith(".read") && scopes.includes(wanted.replace(/read$/, "write"));
}

/** Tells whether a key may do what needs the scope, to the resource of that id if there is one. */
export function mayWithScopes(
  key: { scopes: readonly string[]; grants: Grants },
  wanted: string | null,
  resourceId: string | null,
): boolean {
  if (wanted === null || coversScope(key.scopes, wanted)) return true;
  const granted = resourceId !== null && Object.hasOwn(key.grants, resourceId);
  return granted && coversScope(key.grants[resourceId]?.scopes ?? [], wanted);
}
