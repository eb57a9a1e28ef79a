/** Versions of the API, newest first. */
export const API_VERSIONS = ["2025-07-01"] as const;
export type ApiVersion = (typeof API_VERSIONS)[number];

export function isApiVersion(text: string | undefined): text is ApiVersion {
  return API_VERSIONS.some((version) => version === text);
}
