import { AppError } from "#lib/errors.ts";
import type { PlatformContext } from "../context.ts";
import { assertPerson } from "../members/assert-person.ts";

/**
 * Deletes the caller's organization with its members, invitations and keys. Throws FORBIDDEN for all but
 * owners, CONFLICT while it has a project, whose data would be gone with it.
 */
export async function deleteOrganization(
  ctx: Pick<PlatformContext, "db" | "caller">,
): Promise<{ id: string }> {
  assertPerson(ctx.caller, { mustBe: "owner" });
  const id = ctx.caller.organizationId;
  await ctx.db.prisma.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM organization WHERE id = ${id} FOR UPDATE`;
    const projects = await tx.project.count({ where: { organizationId: id } });
    if (projects > 0) {
      throw new AppError(
        "CONFLICT",
        `The organization still has ${projects === 1 ? "a project" : `${projects} projects`}: delete or transfer them first`,
      );
    }
    await tx.organization.delete({ where: { id } });
  });
  return { id };
}
