import { AppError } from "#lib/errors.ts";
import type { CliIdentity } from "#lib/schemas/cli-login.ts";
import type { PlatformContext } from "../context.ts";
import { presentCliIdentity } from "./present-cli-identity.ts";

/** Returns the key that a command line calls with; keys of an organization and sessions are none. */
export async function callingCliKey(ctx: Pick<PlatformContext, "db" | "caller">) {
  const { kind, keyKind, id, projectId, userId } = ctx.caller;
  if (kind !== "api_key" || keyKind === "organization" || projectId === null) {
    throw new AppError("UNAUTHORIZED", "Unauthorized");
  }
  const row = await ctx.db.prisma.apiKey.findUniqueOrThrow({ where: { id } });
  return { row, projectId, userId, clientId: row.clientId ?? id };
}

/** Tells a command line who it acts for. Throws UNAUTHORIZED for keys that are not for command lines. */
export async function validateCliKey(
  ctx: Pick<PlatformContext, "db" | "caller">,
): Promise<CliIdentity> {
  return presentCliIdentity(ctx.db, await callingCliKey(ctx));
}
