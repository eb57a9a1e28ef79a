/** Versions of the API, newest first. */
export const API_VERSIONS = [
  "2026-09-01",
  "2025-07-01",
  "2025-01-01",
  "2024-09-01",
  "2024-03-01",
] as const;
export type ApiVersion = (typeof API_VERSIONS)[number];

/** The version whose shapes are those of the contracts. */
export const NEWEST_VERSION = API_VERSIONS[0];

/** Returns the version that a path names, `latest` being the newest; null when there is none of that name. */
export function findApiVersion(name: string | undefined): ApiVersion | null {
  if (name === "latest") return NEWEST_VERSION;
  return API_VERSIONS.find((version) => version === name) ?? null;
}
