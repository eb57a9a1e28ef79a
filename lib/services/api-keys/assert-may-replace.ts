import { isLower } from "#lib/domain/permissions.ts";
import { AppError } from "#lib/errors.ts";
import { apiKey } from "#lib/schemas/api-key.ts";
import { role } from "#lib/schemas/permission.ts";
import type { ApiKey } from "../../../generated/prisma/client.ts";
import type { Caller } from "../context.ts";
import { assertMayGrant } from "./assert-may-grant.ts";

/**
 * Throws when whoever gets the secret of the new key could do more by it than they may: FORBIDDEN for the
 * command line of somebody else and for a higher role, INSUFFICIENT_SCOPE for more scopes.
 */
export function assertMayReplace(caller: Caller, key: ApiKey): void {
  if (key.kind === "cli" && key.userId !== null && key.userId !== caller.userId) {
    throw new AppError("FORBIDDEN", "Only whom a command line acts for may replace its key");
  }
  if (key.kind === "organization" && isLower(caller.role, role.parse(key.role))) {
    throw new AppError("FORBIDDEN", `Only an ${key.role} may replace this key`);
  }
  assertMayGrant(caller, {
    scopes: key.scopes,
    grants: apiKey.shape.grants.parse(key.grants),
  });
}
