import { AppError } from "#lib/errors.ts";
import { type ProjectMemberModel, projectMemberModel } from "#lib/schemas/member.ts";
import type { PlatformContext } from "../context.ts";
import { findManagedProject } from "./find-reachable-projects.ts";

type MembersContext = Pick<PlatformContext, "db" | "caller">;
type ProjectMemberInput = { id: string; user_id: string };

async function findOrganizationMember(ctx: MembersContext, userId: string) {
  const { organizationId } = ctx.caller;
  const row = await ctx.db.prisma.member.findFirst({
    where: { userId, organizationId },
    include: { user: { select: { email: true, name: true } } },
  });
  if (!row) throw new AppError("NOT_FOUND", "Member not found", { id: userId });
  return row;
}

type Row = { userId: string; role: string; user: { email: string; name: string | null } };

const present = ({ userId, role, user }: Row): ProjectMemberModel => ({
  id: userId,
  ...user,
  role: projectMemberModel.shape.role.parse(role),
});

/** Lists who may open a private project besides owners and admins. Throws NOT_FOUND. */
export async function listProjectMembers(
  ctx: MembersContext,
  { id }: { id: string },
): Promise<ProjectMemberModel[]> {
  const { organizationId } = await findManagedProject(ctx, id);
  const rows = await ctx.db.prisma.member.findMany({
    where: { organizationId, user: { projects: { some: { projectId: id } } } },
    include: { user: { select: { email: true, name: true } } },
    orderBy: { id: "asc" },
  });
  return rows.map(present);
}

/** Lets a member of the organization open a private project. Safe to repeat. Throws NOT_FOUND. */
export async function addProjectMember(
  ctx: MembersContext,
  { id, user_id }: ProjectMemberInput,
): Promise<ProjectMemberModel> {
  await findManagedProject(ctx, id);
  const member = await findOrganizationMember(ctx, user_id);
  await ctx.db.prisma.projectMember.createMany({
    data: { projectId: id, userId: user_id },
    skipDuplicates: true,
  });
  return present(member);
}

/** Takes a private project from a member, from their next request on. Throws NOT_FOUND. */
export async function removeProjectMember(
  ctx: MembersContext,
  { id, user_id }: ProjectMemberInput,
): Promise<{ id: string }> {
  await findManagedProject(ctx, id);
  await findOrganizationMember(ctx, user_id);
  await ctx.db.prisma.projectMember.deleteMany({ where: { projectId: id, userId: user_id } });
  return { id: user_id };
}
