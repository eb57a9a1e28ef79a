import { coversScope } from "#lib/domain/scopes.ts";
import { AppError } from "#lib/errors.ts";
import type { ApiKeyChanges } from "#lib/schemas/api-key.ts";
import type { Caller } from "../context.ts";

/** Throws INSUFFICIENT_SCOPE when a caller would give a key more than the caller has. */
export function assertMayGrant(caller: Caller, { scopes = [], grants = {} }: ApiKeyChanges): void {
  const given = [...scopes, ...Object.values(grants).flatMap((grant) => grant.scopes ?? [])];
  const missing = given.find((scope) => !coversScope(caller.scopes, scope));
  if (missing === undefined) return;
  throw new AppError("INSUFFICIENT_SCOPE", `This key does not have the scope ${missing} itself`);
}
