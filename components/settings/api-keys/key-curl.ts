import { coversScope } from "#lib/domain/scopes.ts";
import type { CreatedApiKey } from "#lib/schemas/api-key.ts";

/** The first call to try, by the scope that it needs. */
const CALLS = [
  ["gateway.events.read", "/events?limit=5"],
  ["gateway.sources.read", "/sources"],
  ["gateway.destinations.read", "/destinations"],
  ["gateway.connections.read", "/connections"],
  ["gateway.transformations.read", "/transformations"],
  ["projects.read", "/projects"],
  ["organizations.read", "/organizations/current"],
  ["api-keys.read", "/organizations/current/api-keys"],
] as const;

/** Returns a command that a new key may run. A key of the organization names the project that it means. */
export function keyCurl(key: CreatedApiKey, origin: string, openProjectId: string): string {
  const [, path] = CALLS.find(([scope]) => coversScope(key.scopes, scope)) ?? CALLS[0];
  const granted = Object.keys(key.grants);
  const projectId = granted.includes(openProjectId) ? openProjectId : (granted[0] ?? openProjectId);
  return [
    `curl '${origin}/2026-09-01${path}'`,
    `-H 'Authorization: Bearer ${key.key}'`,
    ...(key.type === "organization" ? [`-H 'x-team-id: ${projectId}'`] : []),
  ].join(" \\\n  ");
}
