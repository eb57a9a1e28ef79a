import type { z } from "zod";
import type { apiKeyInput } from "#lib/schemas/api-key.ts";
import { type Expiry, expiresAt, expiryFault } from "./expiry.ts";
import type { KeyKind } from "./scope-groups.ts";

export type NewKeyValues = {
  label: string;
  /** Null: everything. */
  scopes: string[] | null;
  /** Null: all. */
  projectIds: string[] | null;
  expiry: Expiry;
  /** `2026-12-31`, for the expiry on a day. */
  day: string;
};

export const emptyKey: NewKeyValues = {
  label: "",
  scopes: null,
  projectIds: null,
  expiry: "never",
  day: "",
};

/** Returns what the API makes the key from. */
export function keyBody(
  type: KeyKind,
  { label, scopes, projectIds, expiry, day }: NewKeyValues,
  now: Date,
): z.input<typeof apiKeyInput> {
  const projects = type === "organization" ? projectIds : null;
  return {
    label,
    type,
    ...(scopes ? { scopes } : {}),
    ...(projects ? { grants: Object.fromEntries(projects.map((id) => [id, {}])) } : {}),
    expires_at: expiresAt(expiry, day, now),
  };
}

/** Returns what the API would take and nobody means: a key that may do nothing, or is over. */
export function newKeyFaults(
  { scopes, projectIds, expiry, day }: NewKeyValues,
  now: Date,
): [keyof NewKeyValues, string][] {
  const faults: [keyof NewKeyValues, string | null][] = [
    ["scopes", scopes?.length === 0 ? "Choose at least one" : null],
    ["projectIds", projectIds?.length === 0 ? "Choose at least one project" : null],
    ["day", expiryFault(expiry, day, now)],
  ];
  return faults.flatMap(([field, words]) => (words === null ? [] : [[field, words]]));
}
