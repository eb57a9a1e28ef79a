import { AppError } from "#lib/errors.ts";
import type { ApiKey, Prisma } from "../../../generated/prisma/client.ts";
import type { PlatformContext } from "../context.ts";
import { findReachableProjects } from "../projects/find-reachable-projects.ts";

type ReachContext = Pick<PlatformContext, "db" | "caller" | "now">;

/**
 * Says which keys in force the caller sees: those of the projects that are open to them, and those of their
 * organization.
 */
export async function reachableKeys(ctx: ReachContext): Promise<Prisma.ApiKeyWhereInput> {
  const projects = await findReachableProjects(ctx);
  const { organizationId } = ctx.caller;
  return {
    organizationId,
    revokedAt: null,
    AND: [
      { OR: [{ expiresAt: null }, { expiresAt: { gt: ctx.now() } }] },
      { OR: [{ projectId: { in: projects.map(({ id }) => id) } }, { kind: "organization" }] },
    ],
  };
}

/**
 * Returns a key that the caller may change. Keys of an organization are for people to change; one of them may
 * do so to itself alone. Throws NOT_FOUND, FORBIDDEN.
 */
export async function findReachableKey(ctx: ReachContext, id: string): Promise<ApiKey> {
  const where = { ...(await reachableKeys(ctx)), id };
  const row = await ctx.db.prisma.apiKey.findFirst({ where });
  if (!row) throw new AppError("NOT_FOUND", "API key not found", { id });
  const isForPeople = row.kind === "organization" && ctx.caller.kind === "api_key";
  if (isForPeople && ctx.caller.id !== id) {
    throw new AppError("FORBIDDEN", "Only people may change keys of the organization");
  }
  return row;
}
