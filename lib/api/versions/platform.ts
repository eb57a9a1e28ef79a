import type { VersionChange } from "./version-change.ts";

/** Up to 2025-07-01 projects were called teams, and the platform around them had no endpoints. */
export const platformChange: VersionChange = {
  added: /^\/(projects|organizations)\b/,
  removed: /^\/teams\b/,
};
